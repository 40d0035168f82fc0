package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.shared.PublicAddress;

@Tag("JPKI-012")
class CardAppLinkTest {

  private static final String ORIGIN = "http://localhost:8081";

  private final ChallengeValue challenge = ChallengeValue.random(new SecureRandom());

  private static <T> T give(T target, String name, Object value) {
    try {
      Field field = target.getClass().getDeclaredField(name);
      field.setAccessible(true);
      field.set(target, value);
      return target;
    } catch (ReflectiveOperationException gone) {
      throw new LinkageError(name, gone);
    }
  }

  private String link(String template) {
    CardAppLink link = give(new CardAppLink(), "template", template);
    give(link, "address", give(new PublicAddress(), "origin", ORIGIN));
    return link.of(challenge);
  }

  @Test
  void everyPartComesThroughTheLinkAsItIs() {
    String link =
        link(
            "http://localhost:8090/app?challenge={challenge}&origin={origin}&callback={callback}&return={return}");
    Map<String, String> query =
        Arrays.stream(URI.create(link).getRawQuery().split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    assertThat(query)
        .containsOnly(
            Map.entry("challenge", challenge.text()),
            Map.entry("origin", ORIGIN),
            Map.entry("callback", ORIGIN + "/reception/api/v1/card-answers"),
            Map.entry("return", ORIGIN + "/reception/return"));
  }

  @Test
  void partsAreEncodedWholly() {
    assertThat(link("x:{origin}")).isEqualTo("x:http%3A%2F%2Flocalhost%3A8081");
  }

  @Test
  void aTemplateOfAnotherSchemeKeepsItsForm() {
    assertThat(link("cardapp://auth/{challenge}#{return}"))
        .startsWith("cardapp://auth/" + challenge.text() + "#http%3A");
  }
}
