package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zaitaku.rest.AnyOrigin;

/**
 * The callback of the card app: no cookie, no login; the challenge and the signature are the key.
 */
@Path("card-answers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card")
public class CardAnswerResource {

  @Inject private CardAnswerService answers;

  @POST
  @AnyOrigin
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "answerWithCard",
      summary = "What the card answered to a challenge",
      description =
          "Called by the card app. The very same answer again gets the same response and has no second effect; while the"
              + " first is being examined it is asked to come again.")
  @APIResponseSchema(value = CardAnswerView.class, responseCode = "200")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED, BODY_MALFORMED, MEMBER_UNKNOWN: a part is missing or is none")
  @APIResponse(responseCode = "404", description = "CHALLENGE_UNKNOWN")
  @APIResponse(
      responseCode = "409",
      description =
          "CHALLENGE_ANSWERED: another answer came first; ANSWER_IN_PROGRESS: the same answer is being examined; WRONG_STATE:"
              + " the reception was stopped")
  @APIResponse(responseCode = "410", description = "CHALLENGE_EXPIRED")
  @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE")
  @APIResponse(
      responseCode = "422",
      description = "CARD_REFUSED; `reason` is the constant of the check that refused")
  public CardAnswerView answer(CardAnswerRequest request) {
    return CardAnswerView.accepted(answers.answer(request.cardAnswer()));
  }
}
