package org.zaitaku.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connection that is kept, HTTP/1.1, blocking. The driver shares the machine with what it
 * measures: this costs it a tenth of what {@code java.net.http} does, with no hand-over between
 * threads. One thread at a time.
 */
final class Wire implements Closeable {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int BUFFER = 16 * 1024;
  private static final int SOCKET_LIMIT_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String host;

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SOCKET_LIMIT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
    host = "localhost:" + port;
  }

  /**
   * A whole answer.
   *
   * @param headers names in lower case; what was told twice, in two lines
   */
  record Answer(int status, Map<String, String> headers, String text) {}

  Answer get(String path, String... headers) throws IOException {
    return send("GET", path, headers, null, JSON);
  }

  /**
   * Posts JSON; null posts nothing.
   *
   * @param headers name, value, name, value
   */
  Answer post(String path, String json, String... headers) throws IOException {
    return send(
        "POST",
        path,
        headers,
        json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8),
        JSON);
  }

  /** Puts JSON. */
  Answer put(String path, String json, String... headers) throws IOException {
    return send("PUT", path, headers, json.getBytes(StandardCharsets.UTF_8), JSON);
  }

  /** Posts a form as a browser does, already encoded. */
  Answer postForm(String path, String form, String... headers) throws IOException {
    return send("POST", path, headers, form.getBytes(StandardCharsets.US_ASCII), FORM);
  }

  /** Posts a form with a file in it. */
  Answer postMultipart(String path, String boundary, String body, String... headers)
      throws IOException {
    return send(
        "POST",
        path,
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        "multipart/form-data; boundary=" + boundary);
  }

  private Answer send(String method, String path, String[] headers, byte[] body, String type)
      throws IOException {
    StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    if (body != null) {
      if (body.length > 0) {
        head.append("Content-Type: ").append(type).append("\r\n");
      }
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null) {
      request.writeBytes(body);
    }
    request.writeTo(out);
    out.flush();
    return receive();
  }

  private Answer receive() throws IOException {
    String[] first = line().split(" ", 3);
    int status = Integer.parseInt(first[1]);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).trim(),
          (one, another) -> one + "\n" + another);
    }
    return new Answer(status, headers, new String(body(status, headers), StandardCharsets.UTF_8));
  }

  private byte[] body(int status, Map<String, String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return chunks();
    }
    return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      whole.writeBytes(exactly(size));
      line();
    }
    line();
    return whole.toByteArray();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ends in the middle");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
