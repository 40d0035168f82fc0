package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.zaitaku.shared.BusinessException;

/**
 * Whatever no other mapper knows, e.g. a failed transaction or a lost database. A refusal that was
 * wrapped on its way stays a refusal.
 */
@Provider
@ApplicationScoped
public class UnexpectedFailureMapper implements ExceptionMapper<Throwable> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BusinessException refusal) {
        return problems.of(refusal);
      }
      if (cause instanceof DoorException refusal) {
        return problems.of(refusal.error(), refusal.field().orElse(null));
      }
    }
    return problems.ofFailure(failure);
  }
}
