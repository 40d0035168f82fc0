package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.zaitaku.rest.Problem;

/**
 * For the OpenAPI document, at build time only: every refusal has a problem document as its body.
 */
public class ProblemResponses implements OASFilter {

  @Override
  public Operation filterOperation(Operation operation) {
    operation.getResponses().getAPIResponses().forEach(ProblemResponses::complete);
    return operation;
  }

  private static void complete(String status, APIResponse response) {
    if (status.startsWith("4")) {
      response.setContent(
          OASFactory.createContent()
              .addMediaType(
                  Problem.MEDIA_TYPE,
                  OASFactory.createMediaType()
                      .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }
  }
}
