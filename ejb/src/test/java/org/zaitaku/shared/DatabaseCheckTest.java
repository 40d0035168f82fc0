package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {

  private static List<String> versions() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
      return files
          .map(file -> file.getFileName().toString())
          .map(
              name -> {
                assertThat(name).matches("V[0-9]{3}__[a-z0-9_]+\\.sql");
                return name.substring(1, 4);
              })
          .sorted()
          .toList();
    }
  }

  @Test
  void theServerWantsTheNewestMigration() throws IOException {
    List<String> versions = versions();
    assertThat(DatabaseCheck.SCHEMA_VERSION).isEqualTo(versions.get(versions.size() - 1));
  }

  @Test
  void migrationsAreNumberedWithoutGap() throws IOException {
    List<String> versions = versions();
    for (int i = 0; i < versions.size(); i++) {
      assertThat(versions.get(i)).isEqualTo("%03d".formatted(i + 1));
    }
  }
}
