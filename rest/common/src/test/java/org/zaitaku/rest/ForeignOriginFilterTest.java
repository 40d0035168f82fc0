package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignOriginFilterTest {

  private static final String OWN = "https://zaitaku.example.jp";

  @ParameterizedTest
  @CsvSource({
    ",,false",
    "https://zaitaku.example.jp,same-origin,false",
    "https://zaitaku.example.jp,,false",
    ",none,false",
    "https://evil.example.jp,,true",
    "null,,true",
    "http://zaitaku.example.jp,,true",
    "https://zaitaku.example.jp:8443,,true",
    "https://zaitaku.example.jp.evil.example,,true",
    "https://zaitaku.example.jp/,,true",
    "HTTPS://ZAITAKU.EXAMPLE.JP,,true",
    "'https://zaitaku.example.jp,https://evil.example.jp',,true",
    "'',,true",
    "https://zaitaku.example.jp,cross-site,true",
    "https://zaitaku.example.jp,same-site,true",
    ",cross-site,true"
  })
  void onlyOurOwnPagesMayChangeSomething(String origin, String site, boolean foreign) {
    assertThat(ForeignOriginFilter.isForeign(origin, site, OWN)).isEqualTo(foreign);
  }
}
