package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

class UrlViewTest {

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"URL_UNKNOWN", "SERVICE_NOT_OFFERED"})
  @Tag("CON-A-011")
  void thatNobodyAsksByAUrlIsAnAnswer(ErrorCode code) {
    UrlView view = UrlView.of(new BusinessException(code));

    assertThat(view.offer()).isNull();
    assertThat(view.refusal()).hasToString(code.name());
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"URL_UNKNOWN", "SERVICE_NOT_OFFERED"})
  void everyOtherRefusalStaysOne(ErrorCode code) {
    BusinessException refused = new BusinessException(code);

    assertThatThrownBy(() -> UrlView.of(refused)).isSameAs(refused);
  }
}
