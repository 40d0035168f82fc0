package org.zaitaku.simulator;

import java.net.URI;
import java.util.Optional;

/**
 * The provider looks at the card itself, and the browser takes a code back. A card that is not good
 * ends here, in the words of the refusal.
 */
final class CodeErrand implements Errand {

  static final String PLACE = "/oidc";

  private static final int OK = 200;
  private static final int REFUSED = 422;

  private final AuthorizationQuestion question;
  private final String issuer;
  private final CardStates states;
  private final PairwiseSubjects subjects;
  private final IssuedCodes codes;
  private Optional<String> code = Optional.empty();

  CodeErrand(
      AuthorizationQuestion question,
      String issuer,
      CardStates states,
      PairwiseSubjects subjects,
      IssuedCodes codes) {
    this.question = question;
    this.issuer = issuer;
    this.states = states;
    this.subjects = subjects;
    this.codes = codes;
  }

  @Override
  public String place() {
    return PLACE;
  }

  @Override
  public ServerAnswer perform(VirtualCard card) {
    Optional<String> reason = refusal(card);
    if (reason.isPresent()) {
      return new ServerAnswer(REFUSED, Optional.of("CARD_REFUSED"), reason);
    }
    code = Optional.of(codes.issue(question, subjects.of(card)));
    return new ServerAnswer(OK, Optional.empty(), Optional.empty());
  }

  private Optional<String> refusal(VirtualCard card) {
    return switch (card.kind()) {
      case EXPIRED -> Optional.of("CERTIFICATE_EXPIRED");
      case NOT_YET_VALID -> Optional.of("CERTIFICATE_NOT_YET_VALID");
      case WRONG_PURPOSE -> Optional.of("CERTIFICATE_WRONG_PURPOSE");
      case WRONG_POLICY -> Optional.of("CERTIFICATE_WRONG_POLICY");
      case WEAK_KEY -> Optional.of("ALGORITHM_NOT_ALLOWED");
      case UNTRUSTED -> Optional.of("CERTIFICATE_NOT_TRUSTED");
      case VALID, REVOKED, ON_HOLD, SUPERSEDED ->
          switch (states.state(card)) {
            case VALID -> Optional.empty();
            case ON_HOLD -> Optional.of("CERTIFICATE_ON_HOLD");
            case REVOKED, SUPERSEDED -> Optional.of("CERTIFICATE_REVOKED");
          };
    };
  }

  /** There is nothing to send: the browser carries the code. */
  @Override
  public ServerAnswer again() {
    throw new IllegalStateException("a code is never sent again");
  }

  @Override
  public URI goal() {
    return question.backWith("code", code.orElseThrow(), issuer);
  }

  @Override
  public URI wayBack() {
    return question.backWith("error", "access_denied", issuer);
  }
}
