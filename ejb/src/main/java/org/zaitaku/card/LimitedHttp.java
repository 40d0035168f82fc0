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
 * Fetches from the authority's servers within limits: a time for everything from connecting to the
 * last byte, a size for the body, no redirect (the address was chosen by the authority, not by
 * whoever answers there).
 */
final class LimitedHttp {

  private final HttpClient client;
  private final Duration timeout;
  private final int maxBytes;

  LimitedHttp(Duration timeout, int maxBytes) {
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
    // The client's own time limit ends with the headers; this one holds for the body too.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.timeout(timeout).build(), head -> new LimitedBody(maxBytes));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (response.statusCode() != 200) {
        throw new RevocationUndeterminedException("answered with HTTP " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException failed) {
      throw new RevocationUndeterminedException("cannot be fetched", failed.getCause());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new RevocationUndeterminedException("took longer than " + timeout, late);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new RevocationUndeterminedException("was interrupted", interrupted);
    }
  }
}
