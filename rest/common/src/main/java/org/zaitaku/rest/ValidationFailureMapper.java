package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * A rule that cannot be checked is a mistake of ours. Without this mapper RESTEasy would answer in
 * its own words.
 */
@Provider
@ApplicationScoped
public class ValidationFailureMapper implements ExceptionMapper<ValidationException> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(ValidationException failure) {
    return problems.ofFailure(failure);
  }
}
