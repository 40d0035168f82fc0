package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetServletTest {

  @Test
  void anAddressNamesAVersionAndAFile() {
    assertThat(AssetServlet.addressOf("/0123456789abcdef/js/steps/card.js"))
        .contains(new AssetServlet.Address("0123456789abcdef", "/assets/js/steps/card.js"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "/",
        "/js/main.js",
        "/0123456789abcdef",
        "/0123456789abcdef/",
        "/0123456789abcdef/js/",
        "/0123456789ABCDEF/js/main.js",
        "/0123456789abcdef/../WEB-INF/web.js",
        "/0123456789abcdef/js/../../WEB-INF/pages/page.html",
        "/0123456789abcdef//js/main.js",
        "/0123456789abcdef/vendor/digital-go-jp/LICENSE",
        "/0123456789abcdef/js/main.js;x=1",
        "/0123456789abcdef/js/main.js\n",
      })
  void anythingElseIsNoAddress(String path) {
    assertThat(AssetServlet.addressOf(path)).isEmpty();
  }
}
