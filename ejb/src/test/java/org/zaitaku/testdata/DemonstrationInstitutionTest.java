package org.zaitaku.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.institution.InstitutionKind;

class DemonstrationInstitutionTest {

  @Test
  @Tag("ORG-002")
  void thereIsOneInstitutionOfEachKind() {
    assertThat(DemonstrationInstitution.all().stream().map(i -> InstitutionKind.of(i.code())))
        .containsExactlyInAnyOrder(InstitutionKind.values());
  }

  @Test
  void theirCodesHaveGoodCheckDigitsAndTheirNamesSayThatTheyAreFictitious() {
    assertThat(DemonstrationInstitution.all())
        .allMatch(institution -> institution.code().hasValidCheckDigit())
        .allMatch(institution -> institution.name().endsWith("（架空）"));
  }
}
