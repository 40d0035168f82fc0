package org.zaitaku.card;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the servers of an authority or an identity provider within limits: a time for everything
 * from connecting to the last byte, a size for the body, no redirect (the address was chosen by the
 * authority, not by whoever answers there).
 */
public final class LimitedHttp {

  private static final int OK = 200;

  private final HttpClient client;
  private final Duration timeout;
  private final int maxBytes;

  /**
   * Limits every question.
   *
   * @param timeout from connecting to the last byte
   * @param maxBytes of a body
   */
  public LimitedHttp(Duration timeout, int maxBytes) {
    this.timeout = timeout;
    this.maxBytes = maxBytes;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  byte[] get(URI address) throws RevocationUndeterminedException {
    return fetch(HttpRequest.newBuilder(address).GET());
  }

  byte[] post(URI address, String contentType, String accept, byte[] body)
      throws RevocationUndeterminedException {
    return fetch(
        HttpRequest.newBuilder(address)
            .header("Content-Type", contentType)
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private byte[] fetch(HttpRequest.Builder request) throws RevocationUndeterminedException {
    HttpResponse<byte[]> response;
    try {
      response = send(request);
    } catch (UnansweredException unanswered) {
      throw new RevocationUndeterminedException(unanswered.getMessage(), unanswered.getCause());
    }
    if (response.statusCode() != OK) {
      throw new RevocationUndeterminedException("answered with HTTP " + response.statusCode());
    }
    return response.body();
  }

  /**
   * Asks once. Whatever the status is, it is the caller's to judge.
   *
   * @throws UnansweredException where there is no whole answer within the limits
   */
  public HttpResponse<byte[]> send(HttpRequest.Builder request) throws UnansweredException {
    // The client's own time limit ends with the headers; this one holds for the body too.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.timeout(timeout).build(), head -> new LimitedBody(maxBytes));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw new UnansweredException("cannot be fetched", failed.getCause());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new UnansweredException("took longer than " + timeout, late);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnansweredException("was interrupted", interrupted);
    }
  }
}
