package org.zaitaku.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Who asks in this request, and the id by which the request is found again in the audit and in the
 * log. Doors and timers set it. While the request runs, whatever its thread logs carries the id
 * ({@code %X{correlation}} in {@code logging.cli}).
 */
@RequestScoped
public class CurrentActor {

  private static final String LOGGED_AS = "correlation";

  private UUID correlationId = UUID.randomUUID();

  private Actor actor;

  private Long institutionOpened;

  @PostConstruct
  void begin() {
    MDC.put(LOGGED_AS, correlationId);
  }

  @PreDestroy
  void end() {
    MDC.remove(LOGGED_AS);
  }

  /** From now on this request is {@code actor}'s. */
  public void become(Actor newActor) {
    actor = newActor;
  }

  /**
   * Goes on in another thread with what this actor began: the same actor and the same id in the
   * audit.
   */
  public void goOnAs(Actor sameActor, UUID sameCorrelationId) {
    actor = sameActor;
    correlationId = sameCorrelationId;
    MDC.put(LOGGED_AS, correlationId);
  }

  /**
   * Does {@code work} as another actor, e.g. the log-in desk before anybody is known, and is itself
   * again afterwards.
   */
  public <T> T as(Actor other, Supplier<T> work) {
    Actor before = actor;
    actor = other;
    try {
      return work.get();
    } finally {
      actor = before;
    }
  }

  /** The actor, or empty where no door said who it is. */
  public Optional<Actor> find() {
    return Optional.ofNullable(actor);
  }

  /**
   * The institution whose rows this request opened, so that a refusal can be written under its
   * name.
   */
  public Optional<Long> institutionOpened() {
    return Optional.ofNullable(institutionOpened);
  }

  void opened(Long institutionId) {
    institutionOpened = institutionId;
  }

  public UUID correlationId() {
    return correlationId;
  }
}
