package org.zaitaku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuditGroupTest {

  @Test
  void eachActionIsInExactlyOneGroup() {
    assertThat(Arrays.stream(AuditGroup.values()).flatMap(group -> group.actions().stream()))
        .containsExactlyInAnyOrder(AuditAction.values());
  }
}
