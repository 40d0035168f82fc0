package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSecretsTest {

  @TempDir Path directory;

  @Test
  void everyAccountOfEveryInstitutionGetsAPasswordOfItsOwnThatStays() throws IOException {
    DemoSecrets secrets = new DemoSecrets(directory.resolve("secrets"));
    secrets.make();
    Map<String, String> first = PrivateFile.load(secrets.accounts());
    byte[] key = Files.readAllBytes(secrets.serialKey());
    assertThat(first).hasSize(20).containsKeys("1319999015.MASTER", "1369999048.MEDICAL_VIEWER");
    assertThat(first.values()).doesNotHaveDuplicates();
    assertThat(Base64.getMimeDecoder().decode(key)).hasSize(32);
    byte[] secretKey = Files.readAllBytes(secrets.secretKey());
    assertThat(Base64.getMimeDecoder().decode(secretKey)).hasSize(32);
    assertThat(secretKey).isNotEqualTo(key);

    secrets.make();
    assertThat(PrivateFile.load(secrets.accounts())).isEqualTo(first);
    assertThat(Files.readAllBytes(secrets.serialKey())).isEqualTo(key);
    assertThat(Files.readAllBytes(secrets.secretKey())).isEqualTo(secretKey);
  }

  @Test
  void nobodyElseMayReadThem() throws IOException {
    DemoSecrets secrets = new DemoSecrets(directory.resolve("secrets"));
    secrets.make();
    for (Path file : new Path[] {secrets.accounts(), secrets.serialKey(), secrets.secretKey()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anAccountThatIsMissingInTheFileIsAdded() throws IOException {
    DemoSecrets secrets = new DemoSecrets(directory);
    PrivateFile.store(secrets.accounts(), Map.of("1319999015.MASTER", "kept"));
    secrets.make();
    assertThat(PrivateFile.load(secrets.accounts()))
        .hasSize(20)
        .containsEntry("1319999015.MASTER", "kept");
  }

  @RepeatedTest(50)
  void aPasswordCanBeReadAloudAndMeetsTheRules() {
    assertThat(new ReadablePassword(new SecureRandom()).next())
        .hasSizeGreaterThanOrEqualTo(14)
        .containsPattern("[a-z]")
        .containsPattern("[A-Z]")
        .containsPattern("[2-9]")
        .contains("-")
        .doesNotContainPattern("[0Oo1lI]");
  }
}
