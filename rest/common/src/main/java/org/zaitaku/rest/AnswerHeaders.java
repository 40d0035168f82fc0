package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.zaitaku.shared.CurrentActor;

/**
 * The headers of every answer of an API: nothing is kept, framed, sniffed or executed, and the
 * request has a name.
 */
@Provider
@ApplicationScoped
public class AnswerHeaders implements ContainerResponseFilter {

  /** Under this id the log and the audit know the request. */
  public static final String CORRELATION_ID = "X-Correlation-Id";

  /** Headers that are the same for every answer. */
  static final Map<String, String> FIXED =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          HttpHeaders.CACHE_CONTROL,
          "no-store");

  @Inject private CurrentActor current;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(CORRELATION_ID, current.correlationId());
    FIXED.forEach(headers::putSingle);
  }
}
