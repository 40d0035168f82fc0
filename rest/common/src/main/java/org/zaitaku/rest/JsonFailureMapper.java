package org.zaitaku.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The body is not JSON, or a value in it is not what its member takes. */
@Provider
@ApplicationScoped
public class JsonFailureMapper implements ExceptionMapper<JsonProcessingException> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(JsonProcessingException failure) {
    if (failure instanceof JsonMappingException mapping && isAboutValue(mapping)) {
      String field = JsonPath.of(mapping);
      return problems.of(
          field == null ? DoorError.BODY_MALFORMED : DoorError.VALUE_MALFORMED, field);
    }
    return problems.of(DoorError.BODY_MALFORMED);
  }

  /**
   * A number out of range is about a value; every other cause in reading is about the whole text.
   */
  private static boolean isAboutValue(JsonMappingException failure) {
    return !(failure.getCause() instanceof StreamReadException)
        || failure.getCause() instanceof InputCoercionException;
  }
}
