package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

  private static ForeignKey key(String from, String to) {
    return new ForeignKey(from + "_" + to, from, to, "not deferrable");
  }

  @Test
  void whatIsReferredToComesFirst() {
    LoadOrder order =
        LoadOrder.of(List.of("a", "b", "c"), List.of(key("a", "b"), key("b", "c"), key("c", "c")));
    assertThat(order.tables()).containsExactly("c", "b", "a");
    assertThat(order.waiting()).isEmpty();
  }

  @Test
  void aCircleIsOpenedAtTheKeysThatCloseIt() {
    LoadOrder order =
        LoadOrder.of(List.of("a", "b", "c"), List.of(key("a", "b"), key("b", "a"), key("c", "a")));
    assertThat(order.tables()).containsExactly("a", "b", "c");
    assertThat(order.waiting()).containsExactly(key("a", "b"));
  }
}
