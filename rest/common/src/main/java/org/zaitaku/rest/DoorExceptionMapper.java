package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A door refused. */
@Provider
@ApplicationScoped
public class DoorExceptionMapper implements ExceptionMapper<DoorException> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(DoorException failure) {
    return problems.of(failure.error(), failure.field().orElse(null));
  }
}
