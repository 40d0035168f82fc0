package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptionCookieTest {

  private static final String ID = "3f0c9a6e-6f6b-4d7e-9a53-2f3f0d1c7b21";
  private static final String SECRET = "Zz09-_Zz09-_Zz09-_Zz09-_Zz09-_Zz09-_Zz09-_A";

  @Test
  void whatIsKept_isReadAgain() {
    ReceptionKey key = new ReceptionKey(UUID.fromString(ID), SECRET);
    String pair = ReceptionCookie.keep(key).split(";", 2)[0];

    assertThat(ReceptionCookie.read(pair.substring(ReceptionCookie.NAME.length() + 1)))
        .contains(key);
  }

  @Test
  @Tag("ASVS-3.3.1")
  void theBrowserIsTold_toShowItToNoScriptAndNoOtherSite() {
    assertThat(ReceptionCookie.keep(new ReceptionKey(UUID.fromString(ID), SECRET)))
        .isEqualTo(
            "zaitaku_reception="
                + ID
                + "."
                + SECRET
                + "; Path=/reception; HttpOnly; Secure; SameSite=Lax");
  }

  @Test
  void forgetting_namesTheSameCookieAndPath() {
    assertThat(ReceptionCookie.forget())
        .isEqualTo(
            "zaitaku_reception=; Max-Age=0; Path=/reception; HttpOnly; Secure; SameSite=Lax");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ".",
        "x",
        ID,
        ID + ".",
        ID + ".short",
        ID + "." + SECRET + "A",
        ID + "." + SECRET + "\n",
        "\n" + ID + "." + SECRET,
        ID + SECRET,
        "1-1-1-1-1." + SECRET,
        "3F0C9A6E-6F6B-4D7E-9A53-2F3F0D1C7B21." + SECRET,
        ID + ".\u0000z09-_Zz09-_Zz09-_Zz09-_Zz09-_Zz09-_Zz09-_A"
      })
  void oneOfAnyOtherForm_isLikeNone(String value) {
    assertThat(ReceptionCookie.read(value)).isEmpty();
  }
}
