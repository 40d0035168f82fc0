package org.zaitaku.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.BusinessException;

/** A use case refused. */
@Provider
@ApplicationScoped
public class BusinessExceptionMapper implements ExceptionMapper<BusinessException> {

  @Inject private ProblemAnswers problems;

  @Inject private AuditTrail audit;

  @Override
  public Response toResponse(BusinessException failure) {
    audit.refusalAtDoor(failure);
    return problems.of(failure);
  }
}
