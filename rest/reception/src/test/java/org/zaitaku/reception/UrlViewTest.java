package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

class UrlViewTest {

  @Test
  @Tag("CON-A-011")
  void thatAUrlIsUnknownIsAnAnswer() {
    UrlView view = UrlView.of(new BusinessException(ErrorCode.URL_UNKNOWN));

    assertThat(view.offer()).isNull();
    assertThat(view.refusal()).isEqualTo(UrlView.Refusal.URL_UNKNOWN);
  }

  @Test
  @Tag("CON-C-002")
  void aServiceThatIsSwitchedOffTellsWhoseItIsAndAsksForNothing() {
    Offer usual = Samples.offer(InstitutionKind.DENTAL);
    UrlView view = UrlView.of(new Offer(usual.careSetting(), usual.consent().closed(false)));

    assertThat(view.refusal()).isEqualTo(UrlView.Refusal.SERVICE_NOT_OFFERED);
    assertThat(view.offer().institutionName()).isEqualTo(usual.consent().institution().name());
    assertThat(view.offer().telephone()).isNull();
    assertThat(view.offer().items()).isEmpty();
    assertThat(view.offer().prescription())
        .as("what a revocation withdraws")
        .isEqualTo(usual.consent().prescription());
    assertThat(UrlView.of(usual).refusal()).isNull();
  }

  @ParameterizedTest
  @EnumSource(value = ErrorCode.class, mode = EnumSource.Mode.EXCLUDE, names = "URL_UNKNOWN")
  void everyOtherRefusalStaysOne(ErrorCode code) {
    BusinessException refused = new BusinessException(code);

    assertThatThrownBy(() -> UrlView.of(refused)).isSameAs(refused);
  }
}
