package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * Flows A, B and C as their browser drives them. Whose reception it is, the cookie says; a stranger
 * and a browser with another reception get the same answer as for one that does not exist.
 */
@Path("receptions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reception")
public class ReceptionResource {

  @Inject private ReceptionService receptions;

  @Inject private CardAuthenticationService cards;

  @Inject private CardReturnService returns;

  @Inject private ShownTexts texts;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "startReception",
      summary =
          "Begins a reception, in flow A with what the patient chose; sets the cookie of the browser")
  @APIResponseSchema(value = ReceptionView.class, responseCode = "201")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED, BODY_MALFORMED, MEMBER_UNKNOWN")
  @APIResponse(responseCode = "403", description = "SERVICE_NOT_OFFERED, FOREIGN_ORIGIN")
  @APIResponse(responseCode = "404", description = "URL_UNKNOWN")
  @APIResponse(responseCode = "409", description = "PAGE_OUTDATED: to be loaded anew")
  @APIResponse(
      responseCode = "422",
      description =
          "CHOICE_MISSING, ITEM_NOT_OFFERED, PRESCRIPTION_FORM_MISSING, PRESCRIPTION_FORM_NOT_OFFERED, VALUE_INVALID; `field`"
              + " names the value")
  public Response start(@Valid StartRequest request) {
    StartedReception started = receptions.start(request.beginning(texts));
    return told(Response.status(Response.Status.CREATED), started.details())
        .header(HttpHeaders.SET_COOKIE, ReceptionCookie.keep(started.key()))
        .build();
  }

  @GET
  @Path("current")
  @Operation(
      operationId = "readCurrentReception",
      summary = "The reception of this browser, by its cookie alone",
      description =
          "Tells an unfinished one that is younger than 15 minutes; where there is none, the browser is made to forget its"
              + " reception. With `finished=true`, for the page to which the card app returns, tells it whatever its state; the"
              + " result of a completed one to the first page only.")
  @APIResponseSchema(value = ReceptionView.class, responseCode = "200")
  @APIResponse(responseCode = "204", description = "There is none that may be told")
  @APIResponse(responseCode = "400", description = "VALUE_MALFORMED: Zaitaku-Page")
  public Response current(
      @CookieParam(ReceptionCookie.NAME) String cookie,
      @BeanParam PageHeader page,
      @QueryParam("finished") @DefaultValue("false") boolean finished) {
    PageName name = page.name();
    Optional<ReceptionKey> key = ReceptionCookie.read(cookie);
    if (finished) {
      return key.flatMap(own -> receptions.find(own, name.value()))
          .map(ReceptionResource::told)
          .orElseGet(() -> Response.noContent().build());
    }
    return key.flatMap(receptions::findUnfinished)
        .map(ReceptionResource::told)
        .orElseGet(() -> cookie == null ? Response.noContent().build() : forgotten());
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "readReception",
      summary = "Where the reception of this browser stands",
      description =
          "Asked every two seconds while the card is read. The result of a completed reception is told for ten minutes, to the"
              + " first page that asks.")
  @APIResponseSchema(value = ReceptionView.class, responseCode = "200")
  @APIResponse(responseCode = "304", description = "Nothing is new since `If-None-Match`")
  @APIResponse(responseCode = "400", description = "VALUE_MALFORMED: Zaitaku-Page")
  @APIResponse(responseCode = "404", description = "RECEPTION_NOT_FOUND")
  public Response read(
      @PathParam("id") String id,
      @CookieParam(ReceptionCookie.NAME) String cookie,
      @BeanParam PageHeader page,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    PageName name = page.name();
    ReceptionKey key = keyOf(id, cookie);
    OptionalInt known = VersionTag.known(ifNoneMatch);
    if (known.isEmpty()) {
      return told(receptions.read(key, name.value()));
    }
    return receptions
        .readNewer(key, name.value(), known.getAsInt())
        .map(ReceptionResource::told)
        .orElseGet(() -> Response.notModified(VersionTag.of(known.getAsInt())).build());
  }

  @POST
  @Path("{id}/card-authentications")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "askForCard",
      summary =
          "Asks for the card: a link, of the card app for another device as 二次元コード too; an earlier one counts no more")
  @APIResponseSchema(value = CardAuthenticationView.class, responseCode = "201")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED, BODY_MALFORMED, MEMBER_UNKNOWN")
  @APIResponse(responseCode = "403", description = "FOREIGN_ORIGIN")
  @APIResponse(responseCode = "404", description = "RECEPTION_NOT_FOUND")
  @APIResponse(
      responseCode = "409",
      description = "WRONG_STATE: an answer is examined, or it is over")
  public Response askForCard(
      @PathParam("id") String id,
      @CookieParam(ReceptionCookie.NAME) String cookie,
      @NotNull @Valid CardAuthenticationRequest request) {
    CardRequest asked =
        cards.ask(keyOf(id, cookie), request.device(), Boolean.TRUE.equals(request.cardItself()));
    return Response.status(Response.Status.CREATED)
        .entity(CardAuthenticationView.from(asked))
        .build();
  }

  @POST
  @Path("{id}/confirmation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "confirmNumber",
      summary = "This browser shows the same number as the device that read the card, or another",
      description = "Another number ends the reception: nothing is registered.")
  @APIResponseSchema(value = ReceptionView.class, responseCode = "200")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED (also Zaitaku-Page), BODY_MALFORMED, MEMBER_UNKNOWN")
  @APIResponse(responseCode = "403", description = "FOREIGN_ORIGIN")
  @APIResponse(responseCode = "404", description = "RECEPTION_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "WRONG_STATE: there is no number to compare")
  public Response confirm(
      @PathParam("id") String id,
      @CookieParam(ReceptionCookie.NAME) String cookie,
      @BeanParam PageHeader page,
      @NotNull @Valid MatchRequest request) {
    PageName name = page.name();
    ReceptionKey key = keyOf(id, cookie);
    returns.matchHere(key, request.matches());
    return told(receptions.read(key, name.value()));
  }

  @PUT
  @Path("{id}/choices")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "chooseAnew",
      summary = "Flow B: what the patient wants instead of what is registered",
      description =
          "Stored once the second card was read; an earlier card authentication counts no more.")
  @APIResponseSchema(value = ReceptionView.class, responseCode = "200")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED, BODY_MALFORMED, MEMBER_UNKNOWN")
  @APIResponse(responseCode = "403", description = "SERVICE_NOT_OFFERED, FOREIGN_ORIGIN")
  @APIResponse(responseCode = "404", description = "RECEPTION_NOT_FOUND")
  @APIResponse(
      responseCode = "409",
      description = "WRONG_STATE: before the enquiry, or after the second card; PAGE_OUTDATED")
  @APIResponse(
      responseCode = "422",
      description =
          "CHOICE_MISSING, ITEM_NOT_OFFERED, PRESCRIPTION_FORM_MISSING, PRESCRIPTION_FORM_NOT_OFFERED; `field` names the value")
  public Response choose(
      @PathParam("id") String id,
      @CookieParam(ReceptionCookie.NAME) String cookie,
      @Valid ChoicesRequest request) {
    return told(
        receptions.choose(
            keyOf(id, cookie),
            request.consentChoices(),
            request.prescriptionForm(),
            texts.of(request.text())));
  }

  @POST
  @Path("{id}/stop")
  @Operation(
      operationId = "stopReception",
      summary = "Stops an unfinished reception; what was completed in the meantime stays")
  @APIResponse(responseCode = "204", description = "Nothing of it counts")
  @APIResponse(responseCode = "403", description = "FOREIGN_ORIGIN")
  @APIResponse(responseCode = "404", description = "RECEPTION_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "WRONG_STATE: it is over")
  public void stop(@PathParam("id") String id, @CookieParam(ReceptionCookie.NAME) String cookie) {
    receptions.stop(keyOf(id, cookie));
  }

  @POST
  @Path("{id}/withdrawal")
  @Operation(
      operationId = "withdrawReception",
      summary = "Stops an unfinished reception, or takes a completed one back within ten minutes")
  @APIResponse(responseCode = "204", description = "Nothing of it counts")
  @APIResponse(responseCode = "403", description = "FOREIGN_ORIGIN")
  @APIResponse(responseCode = "404", description = "RECEPTION_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "WRONG_STATE")
  public void withdraw(
      @PathParam("id") String id, @CookieParam(ReceptionCookie.NAME) String cookie) {
    receptions.withdraw(keyOf(id, cookie));
  }

  private static ReceptionKey keyOf(String id, String cookie) {
    return ReceptionCookie.read(cookie)
        .filter(key -> key.id().toString().equals(id))
        .orElseThrow(ReceptionResource::notFound);
  }

  private static BusinessException notFound() {
    return new BusinessException(ErrorCode.RECEPTION_NOT_FOUND);
  }

  private static Response told(ReceptionDetails details) {
    return told(Response.ok(), details).build();
  }

  private static Response.ResponseBuilder told(
      Response.ResponseBuilder response, ReceptionDetails details) {
    return response
        .header(HttpHeaders.ETAG, VersionTag.of(details.version()))
        .entity(ReceptionView.from(details));
  }

  /** Nothing, and the end of the cookie: the device goes on to the next patient. */
  private static Response forgotten() {
    return Response.noContent().header(HttpHeaders.SET_COOKIE, ReceptionCookie.forget()).build();
  }
}
