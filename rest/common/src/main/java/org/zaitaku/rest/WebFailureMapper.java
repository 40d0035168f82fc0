package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What JAX-RS itself refuses: unknown path, method, media type, a parameter that cannot be read.
 */
@Provider
@ApplicationScoped
public class WebFailureMapper implements ExceptionMapper<WebApplicationException> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(WebApplicationException failure) {
    Response refused = failure.getResponse();
    Response answer =
        switch (refused.getStatus()) {
          case 403 -> problems.of(DoorError.FORBIDDEN);
          case 404 -> problems.of(DoorError.NOT_FOUND);
          case 405 -> problems.of(DoorError.METHOD_NOT_ALLOWED);
          case 406 -> problems.of(DoorError.NOT_ACCEPTABLE);
          case 413 -> problems.of(DoorError.BODY_TOO_LARGE);
          case 415 -> problems.of(DoorError.MEDIA_TYPE_UNSUPPORTED);
          default -> other(refused, failure);
        };
    String allow = refused.getHeaderString(HttpHeaders.ALLOW);
    if (allow == null || answer == refused) {
      return answer;
    }
    return Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
  }

  private Response other(Response refused, WebApplicationException failure) {
    if (refused.getStatus() < 400) {
      return refused;
    }
    return refused.getStatus() < 500
        ? problems.of(DoorError.REQUEST_MALFORMED)
        : problems.ofFailure(failure);
  }
}
