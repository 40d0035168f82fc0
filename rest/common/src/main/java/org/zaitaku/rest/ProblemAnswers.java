package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.DatabaseFailure;

/**
 * Makes the answer of a refused or failed request: always a problem document, never a text of the
 * server.
 */
@ApplicationScoped
class ProblemAnswers {

  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

  /** Callers are asked to come back after this many seconds. */
  private static final int RETRY_AFTER_SECONDS = 5;

  @Inject private CurrentActor current;

  Response of(DoorError error) {
    return of(error, null);
  }

  Response of(DoorError error, String field) {
    return answer(Problem.of(error.status(), error, field, null, current.correlationId()));
  }

  Response of(BusinessException refusal) {
    return answer(
        Problem.of(
            ErrorStatus.of(refusal.code()),
            refusal.code(),
            refusal.field().orElse(null),
            refusal.reason().orElse(null),
            current.correlationId()));
  }

  /**
   * Nobody refused this: the database could not serve, or it is our fault. The details go to the
   * log, the caller gets the id.
   */
  Response ofFailure(Throwable failure) {
    UUID id = current.correlationId();
    Optional<Throwable> database = DatabaseFailure.find(failure);
    if (database.isPresent()) {
      LOG.warnf("The database did not serve request %s: %s", id, database.get());
    } else {
      LOG.errorf(failure, "Unexpected failure of request %s", id);
    }
    return of(errorOf(failure));
  }

  static DoorError errorOf(Throwable failure) {
    return DatabaseFailure.find(failure).isPresent()
        ? DoorError.DATABASE_UNAVAILABLE
        : DoorError.UNEXPECTED;
  }

  private static Response answer(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (problem.status() == 503 || problem.status() == 429) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }
}
