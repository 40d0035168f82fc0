package org.zaitaku.reception;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.zaitaku.rest.Problem;
import org.zaitaku.shared.ConsentItem;

/**
 * For the OpenAPI document, at build time only: every refusal has a problem document as its body,
 * every operation may be refused for too many requests or for a database that is down, and what
 * another item covers is no item here.
 */
public class ReceptionDocument implements OASFilter {

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
    operation.getResponses().getAPIResponses().forEach(ReceptionDocument::complete);
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

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Schema items = document.getComponents().getSchemas().get("ConsentItem");
    List<Object> named =
        items.getEnumeration().stream()
            .filter(item -> !ConsentItem.valueOf(item.toString()).isCovered())
            .toList();
    items.setEnumeration(named);
  }
}
