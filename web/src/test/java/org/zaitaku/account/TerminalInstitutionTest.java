package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ORG-020")
class TerminalInstitutionTest {

  private static final List<String> DEFAULT = List.of("serialNumber", "OU");

  @Test
  void theSerialNumberOfTheSubjectNamesTheInstitution() {
    assertThat(find("CN=terminal 7, SERIALNUMBER=1319999015, O=Example", DEFAULT))
        .contains("1319999015");
  }

  @Test
  void theFirstAttributeThatHoldsACodeCounts() {
    assertThat(find("CN=1339999029, OU=Reception, OU=1349999035, SERIALNUMBER=77", DEFAULT))
        .contains("1349999035");
  }

  @Test
  void anAttributeThatIsNotConfiguredIsNotRead() {
    assertThat(find("CN=1339999029, O=1319999015", DEFAULT)).isEmpty();
    assertThat(find("CN=1339999029", List.of("cn"))).contains("1339999029");
  }

  private static Optional<String> find(String subject, List<String> attributes) {
    return TerminalInstitution.find(new X500Principal(subject), attributes);
  }
}
