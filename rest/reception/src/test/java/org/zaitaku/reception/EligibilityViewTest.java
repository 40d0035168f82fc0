package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.reception.EligibilityView.Label;
import org.zaitaku.reception.EligibilityView.Other;

class EligibilityViewTest {

  @Test
  void others_standInTheOrderOfThePage() {
    assertThat(EligibilityView.from(Samples.eligibility()).others())
        .containsExactly(
            new Other(Label.INSURER_NUMBER, "01139997"),
            new Other(Label.INSURER_NAME, "見本健康保険組合（架空）"),
            new Other(Label.INSURED_SYMBOL, "記号１"),
            new Other(Label.INSURED_NUMBER, "00000033"),
            new Other(Label.INSURED_BRANCH, "01"),
            new Other(Label.BIRTH_DATE, "1981-02-03"),
            new Other(Label.SEX, "1"),
            new Other(Label.POST_NUMBER, "0000000"),
            new Other(Label.ADDRESS, "東京都見本区架空町１－２－３"),
            new Other(Label.VALID_FROM, "2026-04-01"),
            new Other(Label.VALID_UNTIL, "2029-07-31"),
            new Other(Label.STATUS, "1"));
  }

  @Test
  @Tag("ELG-036")
  void aWithheldAddress_hasNoLineAtAll() {
    List<Label> labels =
        EligibilityView.from(Samples.eligibility().withoutAddress()).others().stream()
            .map(Other::label)
            .toList();

    assertThat(labels).doesNotContain(Label.POST_NUMBER, Label.ADDRESS).hasSize(10);
  }

  @Test
  void theCodes_areThoseOfTheInterface() {
    EligibilityView view = EligibilityView.from(Samples.eligibility());

    assertThat(view.insuredCardClassification()).isEqualTo("01");
    assertThat(view.partialContributionRatio()).isEqualTo("030");
    assertThat(view.limitCertificateClassification()).isEqualTo("01");
    assertThat(view.limitCertificateFlag()).isEqualTo("B03");
    assertThat(view.specificDisease()).isEqualTo("1");
    assertThat(view.elderlyRecipientRatio()).isEqualTo("020");
    assertThat(view.status()).isEqualTo("1");
  }
}
