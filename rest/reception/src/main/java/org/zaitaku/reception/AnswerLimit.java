package org.zaitaku.reception;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;
import org.zaitaku.rest.TokenBuckets;

/**
 * How many answers to one challenge reach the database: a card app sends one, and again while it is
 * told to wait; whoever knows the challenge and sends more, from however many addresses, waits.
 */
@Provider
@ApplicationScoped
public class AnswerLimit implements ReaderInterceptor {

  private static final int REMEMBERED = 20_000;

  /** Answers to one challenge a second that are looked at for long. */
  @Inject
  @ConfigProperty(name = "zaitaku.rate-limit.answers.per-second", defaultValue = "0.5")
  private double perSecond;

  /** Answers to one challenge that are looked at, at once. */
  @Inject
  @ConfigProperty(name = "zaitaku.rate-limit.answers.burst", defaultValue = "10")
  private double burst;

  private TokenBuckets buckets;

  @PostConstruct
  void open() {
    buckets = new TokenBuckets(perSecond, burst, REMEMBERED, System::nanoTime);
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    Object read = body.proceed();
    if (read instanceof CardAnswerRequest answer
        && challenge(answer).filter(known -> !buckets.take(known)).isPresent()) {
      throw new DoorException(DoorError.TOO_MANY_REQUESTS);
    }
    return read;
  }

  /** Of the one form that a challenge has; any other is refused without the database. */
  private static Optional<String> challenge(CardAnswerRequest answer) {
    return Optional.ofNullable(answer.challenge())
        .flatMap(ChallengeValue::parse)
        .map(ChallengeValue::text);
  }
}
