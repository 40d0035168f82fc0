package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.event.PhaseId;
import org.junit.jupiter.api.Test;

class ConsoleExceptionHandlerTest {

  @Test
  void anExpiredViewIsOneWhereverItShowsItself() {
    for (PhaseId phase : PhaseId.VALUES) {
      assertThat(ConsoleExceptionHandler.isUnusableState(phase, new ViewExpiredException()))
          .isTrue();
    }
  }

  @Test
  void whatFailsWhileAViewIsRestoredFailsByWhatWasSent() {
    for (RuntimeException failure :
        new RuntimeException[] {
          new NumberFormatException(),
          new ClassCastException(),
          new NullPointerException(),
          new ArrayIndexOutOfBoundsException(),
          new FacesException()
        }) {
      assertThat(ConsoleExceptionHandler.isUnusableState(PhaseId.RESTORE_VIEW, failure)).isTrue();
    }
  }

  @Test
  void theSameFailuresLaterAreOurs() {
    for (PhaseId phase : PhaseId.VALUES) {
      if (phase != PhaseId.RESTORE_VIEW && phase != PhaseId.ANY_PHASE) {
        assertThat(ConsoleExceptionHandler.isUnusableState(phase, new NullPointerException()))
            .isFalse();
        assertThat(ConsoleExceptionHandler.isUnusableState(phase, new FacesException())).isFalse();
      }
    }
  }

  @Test
  void refusalsAndErrorsAreNoState() {
    assertThat(
            ConsoleExceptionHandler.isUnusableState(
                PhaseId.RESTORE_VIEW, new BusinessException(ErrorCode.NOT_FOUND)))
        .isFalse();
    assertThat(
            ConsoleExceptionHandler.isUnusableState(PhaseId.RESTORE_VIEW, new StackOverflowError()))
        .isFalse();
  }
}
