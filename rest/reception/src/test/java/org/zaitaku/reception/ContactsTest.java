package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zaitaku.reception.ServiceView.Contact;

class ContactsTest {

  @Test
  void labelAndText_areReadInOrder() {
    assertThat(Contact.listOf("電話=000-0000-0000（平日）; 案内 = https://example.jp/?a=b"))
        .containsExactly(
            new Contact("電話", "000-0000-0000（平日）"), new Contact("案内", "https://example.jp/?a=b"));
  }

  @Test
  void emptyParts_countForNothing() {
    assertThat(Contact.listOf("")).isEmpty();
    assertThat(Contact.listOf(" ; a=b;;")).containsExactly(new Contact("a", "b"));
  }

  @Test
  void aPartWithoutALabel_isAText() {
    assertThat(Contact.listOf("窓口へ")).containsExactly(new Contact("", "窓口へ"));
  }
}
