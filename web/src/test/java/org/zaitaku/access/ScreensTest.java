package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreensTest {

  @Test
  void everyScreenIsThere() {
    assertThat(Arrays.stream(MenuEntry.values()).map(Screens::page).flatMap(Optional::stream))
        .isNotEmpty()
        .allMatch(page -> Files.exists(Path.of("src/main/webapp" + page)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/access-url.xhtml", "/access-url/qr"})
  void whatBelongsToAScreenIsFoundByItsPath(String path) {
    assertThat(Screens.entryOf(path)).contains(MenuEntry.ACCESS_URL);
  }

  @Test
  void medicalInformationBelongsToTheHomeVisits() {
    assertThat(Screens.entryOf("/home-visit/medical-information.xhtml"))
        .contains(MenuEntry.HOME_VISIT_AND_ONLINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/access-url", "/access-urls.xhtml", "/x/access-url.xhtml", "/", ""})
  void otherPathsBelongToNoScreen(String path) {
    assertThat(Screens.entryOf(path)).isEmpty();
  }
}
