package org.zaitaku.simulator;

import java.net.URI;
import java.util.Optional;

/** The card signs the challenge of the link, and the answer is posted as the app does. */
final class AppErrand implements Errand {

  static final String PLACE = "/app";

  private final CardRequest request;
  private final VerificationServer server;
  private Optional<CardAnswer> answer = Optional.empty();
  private Optional<URI> returnUrl = Optional.empty();

  AppErrand(CardRequest request, VerificationServer server) {
    this.request = request;
    this.server = server;
  }

  @Override
  public String place() {
    return PLACE;
  }

  @Override
  public ServerAnswer perform(VirtualCard card) throws InterruptedException {
    answer = Optional.of(card.sign(request));
    return again();
  }

  @Override
  public ServerAnswer again() throws InterruptedException {
    ServerAnswer told = server.post(request.callback(), answer.orElseThrow());
    returnUrl = told.returnUrl();
    return told;
  }

  @Override
  public URI goal() {
    return returnUrl.filter(this::isWithinServer).orElseGet(request::returnTo);
  }

  /** Wherever the fragment, which no server sees, may lead to. */
  private boolean isWithinServer(URI address) {
    return server.origin().covers(URI.create(address.toString().split("#", 2)[0]));
  }

  @Override
  public URI wayBack() {
    return request.returnTo();
  }
}
