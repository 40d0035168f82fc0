package org.zaitaku.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses an {@code Accept} or {@code Content-Type} whose weights are none: RESTEasy would fail
 * over them while it looks for the resource.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR)
public class AcceptFilter implements ContainerRequestFilter {

  /** RFC 9110, 12.4.2: a weight is a number from 0 to 1. More digits than its three are taken. */
  private static final Pattern NO_WEIGHT =
      Pattern.compile(
          ";\\s*q\\s*=(?!\\s*+(?:0(?:\\.\\d*+)?+|1(?:\\.0*+)?+|\\.\\d++)\\s*+(?:[,;]|$))",
          Pattern.CASE_INSENSITIVE);

  @Inject private ProblemAnswers problems;

  @Override
  public void filter(ContainerRequestContext request) {
    // RESTEasy reads a weight out of the body's media type as well.
    if (hasNoWeight(request.getHeaderString(HttpHeaders.ACCEPT))
        || hasNoWeight(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
      request.abortWith(problems.of(DoorError.REQUEST_MALFORMED));
    }
  }

  /**
   * @param accept the header, or null
   */
  static boolean hasNoWeight(String accept) {
    return accept != null && NO_WEIGHT.matcher(accept).find();
  }
}
