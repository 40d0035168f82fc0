package org.zaitaku.rest;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * For a door's OpenAPI document, at build time only: every refusal has a problem document as its
 * body, and every operation may be refused for too many requests or for a database that is down.
 */
public abstract class RefusalDocument implements OASFilter {

  @Override
  public Operation filterOperation(Operation operation) {
    operation
        .getResponses()
        .addAPIResponse(
            "429",
            OASFactory.createAPIResponse()
                .description("TOO_MANY_REQUESTS: `Retry-After` says in how many seconds"))
        .addAPIResponse(
            "503",
            OASFactory.createAPIResponse()
                .description("DATABASE_UNAVAILABLE: `Retry-After` says in how many seconds"));
    operation.getResponses().getAPIResponses().forEach(RefusalDocument::complete);
    return operation;
  }

  private static void complete(String status, APIResponse response) {
    if (status.startsWith("4") || status.startsWith("5")) {
      response.setContent(
          OASFactory.createContent()
              .addMediaType(
                  Problem.MEDIA_TYPE,
                  OASFactory.createMediaType()
                      .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }
  }
}
