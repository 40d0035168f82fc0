package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfWidthConverterTest {

  @Test
  void fullWidthDigitsAndLettersAreMeantAsHalfWidth() {
    assertThat(HalfWidthConverter.normalize("１３１９９９９０１５")).isEqualTo("1319999015");
    assertThat(HalfWidthConverter.normalize("　ｋａｎｒｉ０１ ")).isEqualTo("kanri01");
  }
}
