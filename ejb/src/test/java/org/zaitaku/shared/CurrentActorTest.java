package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentActorTest {

  private static final Actor PATIENT = new Actor.OfPatient();
  private static final Actor DESK = new Actor.OfSystem("log-in desk");

  private final CurrentActor current = new CurrentActor();

  @Test
  void atFirstThereIsNobody() {
    assertThat(current.find()).isEmpty();
  }

  @Test
  void workAsAnotherEndsWithTheWork() {
    current.become(PATIENT);
    assertThat(current.<Actor>as(DESK, () -> current.find().orElseThrow())).isEqualTo(DESK);
    assertThat(current.find()).contains(PATIENT);
  }

  @Test
  void workAsAnotherEndsEvenWhenItFails() {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(
            () ->
                current.as(
                    DESK,
                    () -> {
                      throw new BusinessException(ErrorCode.CONFLICT);
                    }));
    assertThat(current.find()).isEmpty();
  }

  @Test
  void anotherThreadGoesOnWithTheSameActorAndTheSameId() {
    UUID id = UUID.randomUUID();
    current.goOnAs(PATIENT, id);
    assertThat(current.find()).contains(PATIENT);
    assertThat(current.correlationId()).isEqualTo(id);
  }

  @Test
  void everyRequestHasAnIdOfItsOwn() {
    assertThat(current.correlationId())
        .isEqualTo(current.correlationId())
        .isNotEqualTo(new CurrentActor().correlationId());
  }
}
