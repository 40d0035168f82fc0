package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an institution's URL offers (CON-A-011, CON-021). */
@Path("urls/{token}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "URL")
public class UrlResource {

  @Inject private ReceptionService receptions;

  @GET
  @Operation(operationId = "readOffer", summary = "Who asks by this URL, and for what")
  @APIResponseSchema(OfferView.class)
  @APIResponse(responseCode = "403", description = "SERVICE_NOT_OFFERED")
  @APIResponse(
      responseCode = "404",
      description = "URL_UNKNOWN: never issued or withdrawn, which nobody can tell apart")
  public OfferView read(
      @Parameter(description = "The last part of the institution's URL") @PathParam("token")
          String token) {
    return OfferView.from(receptions.offer(token));
  }
}
