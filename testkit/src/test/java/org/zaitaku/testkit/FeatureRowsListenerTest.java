package org.zaitaku.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class FeatureRowsListenerTest {

  @TempDir Path directory;

  @Test
  void onlyTestsThatRanAndPassedSpeakForTheirRows() throws IOException {
    assertThat(linesAfter(Mixed.class, DoesNotComeUp.class, Good.class))
        .containsExactly(
            "CON-A-013 1 0",
            "XXA-001 3 4",
            "XXA-002 1 0",
            "XXA-003 0 1",
            "XXA-005 0 1",
            "XXA-006 2 1",
            "XXA-B-004 0 1",
            "XXB-001 0 1");
  }

  @Test
  void twoRunsOfOneModuleDoNotOverwriteEachOther() throws IOException {
    assertThat(linesAfter(Good.class)).hasSize(1);
    assertThat(linesAfter(Good.class)).containsExactly("CON-A-013 1 0", "CON-A-013 1 0");
  }

  private List<String> linesAfter(Class<?>... tests) throws IOException {
    var request = LauncherDiscoveryRequestBuilder.request();
    for (Class<?> test : tests) {
      request.selectors(selectClass(test));
    }
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(request.build(), new FeatureRowsListener(directory));
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  /** Planted; surefire does not take nested classes for tests of its own. */
  @Tag("XXA-001")
  static class Mixed {
    @Test
    @Tag("XXA-002")
    @Tag("long")
    void passes() {
      Assertions.assertEquals(2, 1 + 1);
    }

    @Test
    @Tag("XXA-003")
    void fails() {
      Assertions.assertEquals(3, 1 + 1, "planted");
    }

    @Test
    @Tag("XXA-B-004")
    @Disabled("planted")
    void isSkipped() {
      Assertions.assertEquals(3, 1 + 1, "never runs");
    }

    @Test
    @Tag("XXA-005")
    void isAborted() {
      Assumptions.assumeTrue(DoesNotComeUp.class.isInterface(), "planted");
    }

    @ParameterizedTest
    @Tag("XXA-006")
    @ValueSource(ints = {1, 2, 3})
    void failsOnce(int number) {
      Assertions.assertNotEquals(2, number);
    }
  }

  static class DoesNotComeUp {
    @BeforeAll
    static void planted() {
      Assertions.assertEquals(3, 1 + 1, "planted");
    }

    @Test
    @Tag("XXB-001")
    void neverRuns() {
      Assertions.assertEquals(2, 1 + 1);
    }
  }

  static class Good {
    @Test
    @Tag("CON-A-013")
    void passes() {
      Assertions.assertEquals(2, 1 + 1);
    }
  }
}
