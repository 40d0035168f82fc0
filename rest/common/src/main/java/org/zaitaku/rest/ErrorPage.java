package org.zaitaku.rest;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.zaitaku.shared.CurrentActor;

/**
 * The last resort of a door: what fails before JAX-RS has found its mappers, e.g. over a header
 * that is no media type, is a problem document too. Bound in each {@code web.xml} as the page of
 * all errors.
 */
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentActor current;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
                    instanceof Integer error
            ? error
            : HttpServletResponse.SC_NOT_FOUND;
    Problem problem = Problem.of(status, meaning(status), null, null, current.correlationId());
    response.setStatus(status);
    response.setHeader(AnswerHeaders.CORRELATION_ID, problem.correlationId().toString());
    AnswerHeaders.FIXED.forEach(response::setHeader);
    response.setContentType(Problem.MEDIA_TYPE);
    response
        .getOutputStream()
        .write(JsonBinding.mapper().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
  }

  /** What fails here never asked the database: a 503 is the server's own. */
  private static DoorError meaning(int status) {
    for (DoorError error : DoorError.values()) {
      if (error.status() == status && error != DoorError.DATABASE_UNAVAILABLE) {
        return error;
      }
    }
    return status >= 500 ? DoorError.UNEXPECTED : DoorError.REQUEST_MALFORMED;
  }
}
