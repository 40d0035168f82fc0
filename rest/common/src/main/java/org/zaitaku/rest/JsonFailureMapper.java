package org.zaitaku.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.exc.StreamWriteException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * The body is not JSON, or a value in it is not what its member takes. Failures in writing an
 * answer are our own fault.
 */
@Provider
@ApplicationScoped
public class JsonFailureMapper implements ExceptionMapper<JsonProcessingException> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(JsonProcessingException failure) {
    if (failure instanceof StreamWriteException
        || failure instanceof InvalidDefinitionException
        || failure.getProcessor() instanceof JsonGenerator) {
      return problems.ofUnexpected(failure);
    }
    if (failure instanceof JsonMappingException mapping
        && !(failure.getCause() instanceof StreamReadException)) {
      String field = JsonPath.of(mapping);
      return problems.of(
          field == null ? DoorError.BODY_MALFORMED : DoorError.VALUE_MALFORMED, field);
    }
    return problems.of(DoorError.BODY_MALFORMED);
  }
}
