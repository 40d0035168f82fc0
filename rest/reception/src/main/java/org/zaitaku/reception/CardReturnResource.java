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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The way back from the card app. A good answer registers nothing by itself: it counts once it came
 * back to the browser that began, or both devices confirmed one number.
 */
@Path("card-returns")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card")
public class CardReturnResource {

  @Inject private CardReturnService returns;

  @Inject private ReceptionService receptions;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "comeBackFromCard",
      summary = "The card app came back to this browser",
      description =
          "Completes the reception of the browser that began, and tells it; tells another browser the number to compare. May"
              + " be sent again.")
  @APIResponseSchema(value = CardReturnView.class, responseCode = "200")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED (also Zaitaku-Page), BODY_MALFORMED, MEMBER_UNKNOWN")
  @APIResponse(responseCode = "403", description = "FOREIGN_ORIGIN")
  @APIResponse(
      responseCode = "404",
      description =
          "RECEPTION_NOT_FOUND: a wrong nonce, or another browser than the one that asked for the card on its own device")
  public CardReturnView comeBack(
      @CookieParam(ReceptionCookie.NAME) String cookie,
      @BeanParam PageHeader page,
      @NotNull @Valid CardReturnRequest request) {
    PageName name = page.name();
    Optional<ReceptionKey> key = ReceptionCookie.read(cookie);
    return returns
        .comeBack(request.cardReturn(), key)
        .map(companion -> new CardReturnView(null, CompanionView.from(companion)))
        .orElseGet(() -> new CardReturnView(view(key.orElseThrow(), name), null));
  }

  /** Null where its end was told to another page before, e.g. to this one before a reload. */
  private ReceptionView view(ReceptionKey key, PageName page) {
    return receptions.find(key, page.value()).map(ReceptionView::from).orElse(null);
  }

  @POST
  @Path("confirmation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "confirmNumberOnCompanion",
      summary = "The device that read the card shows the same number as the first, or another",
      description = "Another number ends the reception: nothing is registered.")
  @APIResponse(responseCode = "204", description = "Heard")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED, BODY_MALFORMED, MEMBER_UNKNOWN")
  @APIResponse(responseCode = "403", description = "FOREIGN_ORIGIN")
  @APIResponse(responseCode = "404", description = "RECEPTION_NOT_FOUND: nothing to compare")
  public void confirm(@NotNull @Valid CompanionMatchRequest request) {
    returns.matchThere(request.cardReturn(), request.matches());
  }
}
