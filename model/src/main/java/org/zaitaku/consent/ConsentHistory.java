package org.zaitaku.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The events of one consent, in their order. What the consent is, and what it was at any moment,
 * they say: the latest event that gives answers and was not taken back holds, unless a revocation
 * or the end of its term came after it.
 */
public final class ConsentHistory {

  private final List<ConsentEvent> events;

  public ConsentHistory(List<ConsentEvent> events) {
    this.events = List.copyOf(events);
  }

  /** The event whose answers held at this moment; empty where the consent gave nothing. */
  public Optional<ConsentEvent> at(Instant moment) {
    return holding(event -> !event.at().isAfter(moment));
  }

  /** The event whose answers hold without this reception. */
  public Optional<ConsentEvent> without(UUID receptionId) {
    return holding(event -> !event.receptionId().equals(receptionId));
  }

  /** Whether this reception changed the consent. */
  public boolean knows(UUID receptionId) {
    return events.stream().anyMatch(event -> event.receptionId().equals(receptionId));
  }

  private Optional<ConsentEvent> holding(Predicate<ConsentEvent> known) {
    List<ConsentEvent> counted = events.stream().filter(known).toList();
    Set<UUID> takenBack =
        counted.stream()
            .filter(event -> event.kind() == ConsentEvent.Kind.WITHDRAWN)
            .map(ConsentEvent::receptionId)
            .collect(Collectors.toSet());
    Optional<ConsentEvent> holds = Optional.empty();
    for (ConsentEvent event : counted) {
      if (event.ends()) {
        holds = Optional.empty();
      } else if (event.gives() && !takenBack.contains(event.receptionId())) {
        holds = Optional.of(event);
      }
    }
    return holds;
  }
}
