package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.TypedDate;

/** What may be typed on ［アカウント管理］, and what is told of what may not. */
class AccountFormTest {

  private static final Set<AccountRole> BY_ADMINISTRATOR =
      EnumSet.of(
          AccountRole.GENERAL,
          AccountRole.MEDICAL_VIEWER,
          AccountRole.WEB_API,
          AccountRole.LINKAGE_APP,
          AccountRole.FACE_READER);

  private static AccountForm form(AccountRole role, String userId, String name, String kana) {
    return new AccountForm(role, userId, name, kana, "20260401", "");
  }

  private static List<FieldFault> faults(AccountForm form) {
    return form.faults(InstitutionKind.MEDICAL, BY_ADMINISTRATOR);
  }

  private static List<FieldFault> only(String field, Fault fault) {
    return List.of(new FieldFault(field, fault));
  }

  @Test
  @Tag("ACC-021")
  void aFormWithoutFaultsSaysWhatIsStored() {
    AccountForm form =
        new AccountForm(
            AccountRole.GENERAL, " staff01 ", "　山田 花子 ", "ヤマダ ハナコ", "2020/10/10", "20221010");
    assertThat(faults(form)).isEmpty();
    assertThat(form.id().value()).isEqualTo("staff01");
    assertThat(form.userName()).isEqualTo("山田　花子");
    assertThat(form.userNameKana()).isEqualTo("ヤマダ　ハナコ");
    assertThat(form.period().validFrom()).isEqualTo(LocalDate.of(2020, 10, 10));
    assertThat(form.period().validUntil()).isEqualTo(LocalDate.of(2022, 10, 10));
    assertThat(form.toString()).doesNotContain("山田", "ヤマダ", "staff01");
  }

  @Test
  @Tag("LOG-044")
  void everyMissingItemIsTold() {
    assertThat(faults(new AccountForm(null, null, null, "", "  ", null)))
        .containsExactly(
            new FieldFault(AccountForm.ROLE, Fault.MISSING),
            new FieldFault(AccountForm.USER_NAME, Fault.MISSING),
            new FieldFault(AccountForm.USER_NAME_KANA, Fault.MISSING),
            new FieldFault(AccountForm.VALID_FROM, Fault.MISSING));
    assertThat(faults(form(AccountRole.GENERAL, "", "山田", "ヤマダ")))
        .isEqualTo(only(AccountForm.USER_ID, Fault.MISSING));
  }

  @ParameterizedTest
  @Tag("ACC-011")
  @ValueSource(strings = {"ADMINISTRATOR", "MASTER", "MASTER_RESET", "OPERATOR"})
  void aRoleThatTheActorMayNotRegisterIsAFault(AccountRole role) {
    assertThat(faults(form(role, "staff01", "山田", "ヤマダ")))
        .isEqualTo(only(AccountForm.ROLE, Fault.ROLE_NOT_ALLOWED));
  }

  @ParameterizedTest
  @Tag("ACC-023")
  @Tag("ACC-024")
  @Tag("ACC-025")
  @Tag("ACC-028")
  @Tag("ACC-029")
  @Tag("ACC-030")
  @Tag("ACC-031")
  @Tag("ACC-032")
  @Tag("X-05")
  @CsvSource({
    "GENERAL, staff01, MEDICAL,",
    "GENERAL, s1, MEDICAL,",
    "GENERAL, s, MEDICAL, TOO_SHORT",
    "GENERAL, staff0123, MEDICAL, TOO_LONG",
    "GENERAL, 12345678, MEDICAL,",
    "GENERAL, st-1, MEDICAL, CHARACTERS",
    "GENERAL, ｓｔ１, MEDICAL, CHARACTERS",
    "GENERAL, カナ1, MEDICAL, CHARACTERS",
    "GENERAL, R5abc, MEDICAL, PREFIX_RESERVED",
    "GENERAL, A9x, PHARMACY, PREFIX_RESERVED",
    "MEDICAL_VIEWER, F0aa, DENTAL, PREFIX_RESERVED",
    "GENERAL, Rx01, MEDICAL,",
    "GENERAL, r5abc, MEDICAL,",
    "WEB_API, A0123, MEDICAL,",
    "WEB_API, A0123, DENTAL,",
    "WEB_API, A0123, VISITING_NURSE,",
    "WEB_API, A1234, PHARMACY,",
    "WEB_API, A0123, PHARMACY, PREFIX_REQUIRED",
    "WEB_API, A1234, MEDICAL, PREFIX_REQUIRED",
    "WEB_API, a0123, MEDICAL, PREFIX_REQUIRED",
    "WEB_API, A0, MEDICAL, TOO_SHORT",
    "WEB_API, A01, MEDICAL,",
    "WEB_API, A01234567, MEDICAL, TOO_LONG",
    "LINKAGE_APP, R0123, MEDICAL,",
    "LINKAGE_APP, R1234, PHARMACY,",
    "LINKAGE_APP, R0123, PHARMACY, PREFIX_REQUIRED",
    "FACE_READER, F0123, MEDICAL,",
    "FACE_READER, F0123, PHARMACY,",
    "FACE_READER, F1123, PHARMACY, PREFIX_REQUIRED"
  })
  void anIdFollowsTheRuleOfItsRole(
      AccountRole role, String userId, InstitutionKind kind, Fault fault) {
    assertThat(form(role, userId, "山田", "ヤマダ").faults(kind, BY_ADMINISTRATOR))
        .isEqualTo(fault == null ? List.of() : only(AccountForm.USER_ID, fault));
  }

  @Test
  @Tag("ACC-031")
  @Tag("X-04")
  void anAdministratorsIdMayBeginAsASystemsMay() {
    assertThat(
            form(AccountRole.ADMINISTRATOR, "R5abc", "山田", "ヤマダ")
                .faults(InstitutionKind.MEDICAL, EnumSet.of(AccountRole.ADMINISTRATOR)))
        .isEmpty();
  }

  @ParameterizedTest
  @Tag("ACC-037")
  @Tag("X-12")
  @CsvSource({
    "山田　花子,",
    "髙﨑　𠮷,",
    "MARIA,",
    "ｶﾅ, HALF_WIDTH_KANA",
    "山田ﾞ, HALF_WIDTH_KANA",
    "山田｡, HALF_WIDTH_KANA",
    "山田･花子, HALF_WIDTH_KANA",
    "山田😀, CHARACTERS",
    "山\u200B田, CHARACTERS",
    "山\uFEFF田, CHARACTERS",
    "山\u0000田, CHARACTERS",
    "山田<b>, CHARACTERS",
    "=1+1, CHARACTERS",
    "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷,",
    "あいうえおあいうえおあいうえおあいうえお,",
    "あいうえおあいうえおあいうえおあいうえおか, TOO_LONG"
  })
  void aNameHoldsWhatNamesNeedAndNothingElse(String name, Fault fault) {
    assertThat(faults(form(AccountRole.GENERAL, "staff01", name, "ヤマダ")))
        .isEqualTo(fault == null ? List.of() : only(AccountForm.USER_NAME, fault));
  }

  @ParameterizedTest
  @Tag("ACC-038")
  @CsvSource({
    "ヤマダ　ハナコ,",
    "ヴァン・ゴッホ－２,",
    "やまだ, CHARACTERS",
    "山田, CHARACTERS",
    "ﾔﾏﾀﾞ, HALF_WIDTH_KANA"
  })
  void theKanaAreKatakana(String kana, Fault fault) {
    assertThat(faults(form(AccountRole.GENERAL, "staff01", "山田", kana)))
        .isEqualTo(fault == null ? List.of() : only(AccountForm.USER_NAME_KANA, fault));
  }

  @Test
  @Tag("ACC-038")
  void fortyKanaAreTakenAndFortyOneAreNot() {
    assertThat(faults(form(AccountRole.GENERAL, "staff01", "山田", "ア".repeat(40)))).isEmpty();
    assertThat(faults(form(AccountRole.GENERAL, "staff01", "山田", "ア".repeat(41))))
        .isEqualTo(only(AccountForm.USER_NAME_KANA, Fault.TOO_LONG));
  }

  @ParameterizedTest
  @Tag("ACC-039")
  @Tag("X-65")
  @ValueSource(strings = {"20201010", "2020/10/10", "２０２０１０１０", " 2020/10/10 "})
  void aDateIsTypedInEitherForm(String typed) {
    assertThat(TypedDate.parse(typed)).contains(LocalDate.of(2020, 10, 10));
    assertThat(TypedDate.show(LocalDate.of(2020, 10, 10))).isEqualTo("2020/10/10");
  }

  @ParameterizedTest
  @Tag("ACC-039")
  @ValueSource(
      strings = {
        "2020/13/01",
        "20200230",
        "2020/02/30",
        "2020/4/31",
        "2021/02/29",
        "2020-10-10",
        "202010",
        "あした",
        "20201010x",
        "R2/1/1"
      })
  void whatIsNoDateIsAFault(String typed) {
    assertThat(faults(new AccountForm(AccountRole.GENERAL, "staff01", "山田", "ヤマダ", typed, "")))
        .isEqualTo(only(AccountForm.VALID_FROM, Fault.DATE_FORM));
    assertThat(
            faults(new AccountForm(AccountRole.GENERAL, "staff01", "山田", "ヤマダ", "20200101", typed)))
        .isEqualTo(only(AccountForm.VALID_UNTIL, Fault.DATE_FORM));
  }

  @Test
  @Tag("ACC-040")
  void theEndIsNotBeforeTheStart() {
    assertThat(
            faults(
                new AccountForm(
                    AccountRole.GENERAL, "staff01", "山田", "ヤマダ", "20261010", "20261009")))
        .isEqualTo(only(AccountForm.VALID_UNTIL, Fault.END_BEFORE_START));
    assertThat(
            faults(
                new AccountForm(
                    AccountRole.GENERAL, "staff01", "山田", "ヤマダ", "20261010", "20261010")))
        .isEmpty();
  }

  @Test
  @Tag("ACC-069")
  void anUpdateReadsNamesAndPeriodOnly() {
    assertThat(new AccountForm(null, "?", "山田", "ヤマダ", "20260401", "").faultsOfUpdate()).isEmpty();
    assertThat(new AccountForm(null, "?", "", "", "", "").faultsOfUpdate()).hasSize(3);
  }

  @Test
  @Tag("ACC-034")
  void thePrefixTellsPharmaciesFromTheOthers() {
    for (InstitutionKind kind : InstitutionKind.values()) {
      String digit = kind == InstitutionKind.PHARMACY ? "1" : "0";
      assertThat(UserIdRule.prefix(AccountRole.WEB_API, kind)).isEqualTo("A" + digit);
      assertThat(UserIdRule.prefix(AccountRole.LINKAGE_APP, kind)).isEqualTo("R" + digit);
      assertThat(UserIdRule.prefix(AccountRole.FACE_READER, kind)).isEqualTo("F0");
      assertThat(UserIdRule.prefix(AccountRole.GENERAL, kind)).isEmpty();
    }
  }
}
