package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignOriginFilterTest {

  private static final String HOST = "console.example.jp:8443";

  @Test
  void aFormOfOurOwnIsAccepted() {
    assertThat(ForeignOriginFilter.isOwn("https://console.example.jp:8443", "same-origin", HOST))
        .isTrue();
    assertThat(ForeignOriginFilter.isOwn("https://CONSOLE.example.jp:8443", null, HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example.jp",
        "https://console.example.jp",
        "https://console.example.jp:8443.other.example.jp",
        "https://console.example.jp:8443@other.example.jp",
        "null",
        "",
        "https://a b"
      })
  void aFormOfAnotherSiteIsRefused(String origin) {
    assertThat(ForeignOriginFilter.isOwn(origin, null, HOST)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aBrowserThatSaysItIsForeignIsBelieved(String fetchSite) {
    assertThat(ForeignOriginFilter.isOwn(null, fetchSite, HOST)).isFalse();
    assertThat(ForeignOriginFilter.isOwn("https://" + HOST, fetchSite, HOST)).isFalse();
  }

  @Test
  void aClientThatIsNoBrowserNamesNoOrigin() {
    assertThat(ForeignOriginFilter.isOwn(null, null, HOST)).isTrue();
  }
}
