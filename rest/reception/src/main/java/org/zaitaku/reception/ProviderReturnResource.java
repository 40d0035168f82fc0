package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** The way back from an identity provider that verified the card. */
@Path("provider-returns")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card")
public class ProviderReturnResource {

  @Inject private ProviderReturnService returns;

  @Inject private ReceptionService receptions;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "comeBackFromProvider",
      summary = "The identity provider sent this browser back with a code",
      description =
          "Completes the reception of this browser, and tells it, or why not. A code that counts no more changes nothing. May be"
              + " sent again.")
  @APIResponseSchema(value = ProviderReturnView.class, responseCode = "200")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED (also Zaitaku-Page), BODY_MALFORMED, MEMBER_UNKNOWN")
  @APIResponse(responseCode = "403", description = "FOREIGN_ORIGIN")
  @APIResponse(
      responseCode = "404",
      description =
          "RECEPTION_NOT_FOUND: another browser asked the provider, or none is configured")
  @APIResponse(responseCode = "422", description = "VALUE_INVALID: no provider sends this")
  public ProviderReturnView comeBack(
      @CookieParam(ReceptionCookie.NAME) String cookie,
      @BeanParam PageHeader page,
      @NotNull @Valid ProviderReturnRequest request) {
    PageName name = page.name();
    ReceptionKey key =
        ReceptionCookie.read(cookie)
            .orElseThrow(() -> new BusinessException(ErrorCode.RECEPTION_NOT_FOUND));
    boolean cardNeeded = returns.comeBack(request.answer(), key);
    return new ProviderReturnView(
        receptions.find(key, name.value()).map(ReceptionView::from).orElse(null), cardNeeded);
  }
}
