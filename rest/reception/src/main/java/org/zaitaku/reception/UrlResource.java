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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zaitaku.shared.BusinessException;

/** What an institution's URL offers (CON-A-011, CON-021). */
@Path("urls/{token}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "URL")
public class UrlResource {

  @Inject private ReceptionService receptions;

  @GET
  @Operation(
      operationId = "readUrl",
      summary = "Who asks by this URL, and for what",
      description =
          "Where nobody does, `refusal` says why: URL_UNKNOWN, never issued or withdrawn, which nobody can tell apart: whoever"
              + " begins a reception there is refused with 404, and `offer` is null. SERVICE_NOT_OFFERED, not at present: `offer` says"
              + " whose URL it is, a REVOCATION can begin, every other flow is refused with 403.")
  @APIResponseSchema(UrlView.class)
  public UrlView read(
      @Parameter(description = "The last part of the institution's URL") @PathParam("token")
          String token) {
    try {
      return UrlView.of(receptions.offer(token));
    } catch (BusinessException refused) {
      return UrlView.of(refused);
    }
  }
}
