package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.Optional;

/** A value breaks a rule of its member. A broken rule of our own answer is our own fault. */
@Provider
@ApplicationScoped
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

  @Inject private ProblemAnswers problems;

  @Override
  public Response toResponse(ConstraintViolationException failure) {
    Optional<ConstraintViolation<?>> first =
        failure.getConstraintViolations().stream()
            .min(Comparator.comparing(violation -> violation.getPropertyPath().toString()));
    if (first.isEmpty() || ofAnswer(first.get().getPropertyPath())) {
      return problems.ofFailure(failure);
    }
    return problems.of(DoorError.VALUE_INVALID, field(first.get().getPropertyPath()));
  }

  private static boolean ofAnswer(Path path) {
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.RETURN_VALUE) {
        return true;
      }
    }
    return false;
  }

  /** The path inside the body; for a parameter of the request its name. */
  private static String field(Path path) {
    StringBuilder field = new StringBuilder();
    String parameter = null;
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      }
      if (node.getKey() != null) {
        field.append('.').append(node.getKey());
      }
      if (node.getIndex() != null) {
        field.append('[').append(node.getIndex()).append(']');
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        field.append(field.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return JsonPath.shown(field.isEmpty() && parameter != null ? parameter : field.toString());
  }
}
