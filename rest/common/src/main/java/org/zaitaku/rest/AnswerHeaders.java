package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
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

  @Inject private CurrentActor current;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(CORRELATION_ID, current.correlationId());
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
