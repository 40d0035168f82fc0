package org.zaitaku.rest;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * The body holds a member that nobody knows. Without this mapper RESTEasy would answer in its own
 * words.
 */
@Provider
@ApplicationScoped
public class UnknownMemberMapper implements ExceptionMapper<UnrecognizedPropertyException> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(UnrecognizedPropertyException failure) {
    return problems.of(DoorError.MEMBER_UNKNOWN, JsonPath.of(failure));
  }
}
