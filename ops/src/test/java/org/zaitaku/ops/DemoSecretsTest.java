package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Period;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zaitaku.account.PasswordPolicy;
import org.zaitaku.shared.UserId;

class DemoSecretsTest {

  private static final PasswordPolicy POLICY =
      new PasswordPolicy(PasswordPolicy.Kind.LONG, Period.ofMonths(2));

  @TempDir Path directory;

  @Test
  void everyAccountOfEveryInstitutionGetsAPasswordOfItsOwnThatStays() throws IOException {
    DemoSecrets secrets = new DemoSecrets(directory.resolve("secrets"));
    secrets.make();
    Map<String, String> first = PrivateFile.load(secrets.accounts());
    byte[] key = Files.readAllBytes(secrets.serialKey());
    assertThat(first)
        .hasSize(33)
        .containsKeys("0000000000.OPERATOR", "1319999015.MASTER", "1369999048.FACE_READER");
    assertThat(first.values())
        .doesNotHaveDuplicates()
        .allMatch(password -> POLICY.faults(password, new UserId("kanri01")).isEmpty());
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
        .hasSize(33)
        .containsEntry("1319999015.MASTER", "kept");
  }
}
