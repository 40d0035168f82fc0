package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers and clients send passes; a weight that is no number from 0 to 1 does not. */
class AcceptFilterTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "application/json;q=1",
        "application/json; Q = 1.000 , */*;q=0",
        "application/json;q=0.87654;v=b3"
      })
  void aWeightFromZeroToOne_passes(String accept) {
    assertThat(AcceptFilter.hasNoWeight(accept)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;q=much",
        "application/json;q=",
        "application/json;q=,text/html",
        "*/*;q=2",
        "*/*;q=1.5",
        "*/*;q=-1",
        "*/*;q=0.5x",
        "*/*;q=NaN",
        "text/html;q=0.5, */*; q=1e-1"
      })
  void anythingElse_isRefused(String accept) {
    assertThat(AcceptFilter.hasNoWeight(accept)).isTrue();
  }
}
