package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.access.MenuEntry;
import org.zaitaku.accessurl.UrlChange;
import org.zaitaku.account.AccountCriteria;
import org.zaitaku.account.PasswordFault;
import org.zaitaku.account.PasswordPolicy;
import org.zaitaku.account.bulk.BulkStatus;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditGroup;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.device.CodeRegistration;
import org.zaitaku.device.DevicePlatform;
import org.zaitaku.device.DeviceStop;
import org.zaitaku.enquiry.EnquiryKeys;
import org.zaitaku.enquiry.bulk.BulkEnquiryStatus;
import org.zaitaku.enquiry.bulk.RowOutcome;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.medical.MedicalInformation;
import org.zaitaku.operator.FirstDayBean;
import org.zaitaku.operator.InstitutionBean;
import org.zaitaku.operator.InstitutionFile;
import org.zaitaku.operator.InstitutionForm;
import org.zaitaku.report.HistoryKeys;
import org.zaitaku.settings.EPrescriptionUse;
import org.zaitaku.settings.FormChoiceTiming;
import org.zaitaku.settings.SettingsItem;
import org.zaitaku.settings.SettingsRule;
import org.zaitaku.settings.Use;
import org.zaitaku.shared.table.StructureFault;

/** Every word of the console stands in the bundle, in Japanese and in English, and is needed. */
class WordsTest {

  /** Care settings for which an institution has a URL. */
  private static final List<CareSetting> WITH_URL =
      List.of(CareSetting.HOME_VISIT, CareSetting.ONLINE);

  /** For 患者 and 職員. */
  private static final Pattern OTHER_NAMES = Pattern.compile("患者(様|さま|さん)|受診者|スタッフ|従業員|医療従事者|係員");

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private final Map<String, String> japanese = Bundle.of("ja");

  private final Map<String, String> english = Bundle.of("en");

  @Test
  @Tag("ORG-018")
  void peopleAreCalledAsTheManualCallsThem() {
    assertThat(japanese.values())
        .noneMatch(text -> OTHER_NAMES.matcher(text).find())
        .anyMatch(text -> text.contains("患者"))
        .anyMatch(text -> text.contains("職員"));
  }

  @Test
  void noPageHoldsLiteralText() {
    assertThat(Pages.sources()).isNotEmpty();
    Pages.sources()
        .forEach((page, source) -> assertThat(Pages.literals(source)).as(page).isEmpty());
  }

  @Test
  void literalTextIsFoundWhereverItIsShown() {
    assertThat(Pages.literals("<p>#{text['a']} メニュー</p>")).containsExactly("メニュー");
    assertThat(Pages.literals("<img alt=\"code\" src=\"x\"/>")).containsExactly("code");
    assertThat(Pages.literals("<h:link outcome=\"/menu\" value=\"戻る\"/>")).containsExactly("戻る");
    assertThat(Pages.literals("<p class=\"lead\">#{text['a']} | 1</p>")).isEmpty();
  }

  @Test
  void bothLanguagesHoldTheSameKeysAndNoneIsEmpty() {
    assertThat(english.keySet()).isEqualTo(japanese.keySet());
    assertThat(Stream.concat(japanese.values().stream(), english.values().stream()))
        .noneMatch(String::isBlank);
  }

  @Test
  void bothLanguagesHaveTheSamePlacesForValues() {
    japanese.forEach(
        (key, words) -> assertThat(places(english.get(key))).as(key).isEqualTo(places(words)));
  }

  /** 《a button》 and ［a screen］, as the manual writes them. */
  private static final Pattern NAMED = Pattern.compile("[《［]([^》］]*)[》］]");

  private static Set<String> places(String words) {
    return PLACE
        .matcher(words)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void noKeyIsMissingAndNoneIsUnused() {
    assertThat(japanese.keySet()).isEqualTo(needed());
  }

  /** Screens that sentences name already and that are not built yet. */
  private static final Set<String> SCREENS_TO_COME = Set.of("資格情報照会（マイナンバーカード）", "資格情報確認");

  @Test
  @Tag("LOG-051")
  void aButtonOrScreenThatASentenceNamesStandsOnAScreenUnderThatName() {
    Set<String> shown = new TreeSet<>(japanese.values());
    shown.addAll(SCREENS_TO_COME);
    Set<String> named = new TreeSet<>();
    for (String words : japanese.values()) {
      NAMED.matcher(words).results().map(found -> found.group(1)).forEach(named::add);
    }
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(shown).containsAll(named);
  }

  @Test
  void everyFamilyOfKeysThatAPageUsesBelongsToAnEnumeration() {
    Set<String> prefixes = new TreeSet<>();
    Pages.sources()
        .values()
        .forEach(source -> Pages.collectKeys(source, new TreeSet<>(), prefixes));
    prefixes.removeAll(AccountKeys.PREFIXES);
    assertThat(families().map(Family::prefix)).containsAll(prefixes);
  }

  /** Keys that the operator's beans name. */
  private static final Set<String> OPERATOR =
      Set.of(
          "institution.update.done",
          "institution.succession.done",
          "institution.succession.takenBack",
          "institution.end.done",
          "institution.goOn.done",
          "institution.conflict",
          "institution.lastDay",
          "institution.successorCode",
          "institution.successionFrom",
          "institution.file.MISSING",
          "institution.file.faults",
          "issued.note.pass",
          "issued.note.institution",
          "reset.none",
          "firstDay.done",
          "firstDay.open",
          "publish.done",
          "publish.wrong.day",
          "publish.wrong.title",
          "publish.wrong.body");

  /** Keys that the URLs' bean and prints name. */
  private static final Set<String> ACCESS_URL =
      Set.of(
          "accessUrl.number.value",
          "accessUrl.reason.wrong",
          "accessUrl.conflict",
          "accessUrl.pdf.title",
          "accessUrl.pdf.careSetting",
          "accessUrl.pdf.printedAt",
          "accessUrl.pdf.note",
          "accessUrl.pdf.old");

  /** Keys that belong to the constants of an enumeration. */
  private record Family(String prefix, List<? extends Enum<?>> constants) {

    Stream<String> keys() {
      return constants.stream().map(constant -> prefix + constant.name());
    }
  }

  private static Stream<Family> families() {
    return Stream.of(
        new Family("menu.group.", List.of(MenuEntry.Group.values())),
        new Family("menu.entry.", List.of(MenuEntry.values())),
        new Family("menu.about.", List.of(MenuEntry.values())),
        new Family("role.", List.of(AccountRole.values())),
        new Family("error.", List.of(ErrorCode.values())),
        new Family("notice.", List.of(Notice.values())),
        new Family("passwordChange.fault.", List.of(PasswordFault.values())),
        new Family("passwordChange.hint.", List.of(PasswordPolicy.Kind.values())),
        new Family("careSetting.", List.of(CareSetting.values())),
        new Family("audit.action.", List.of(AuditAction.values())),
        new Family("audit.group.", List.of(AuditGroup.values())),
        new Family("audit.outcome.", List.of(AuditOutcome.values())),
        new Family("institution.kind.", List.of(InstitutionKind.values())),
        new Family("institution.stage.", List.of(InstitutionBean.Stage.values())),
        new Family("institution.fault.", List.of(InstitutionForm.Fault.values())),
        new Family("institution.file.", List.of(InstitutionFile.Fault.values())),
        new Family("firstDay.step.", List.of(FirstDayBean.Item.values())),
        new Family("bulkStatus.", List.of(BulkStatus.values())),
        new Family("structureFault.", List.of(StructureFault.values())),
        new Family("bulkEnquiryStatus.", List.of(BulkEnquiryStatus.values())),
        new Family("bulkEnquiry.outcome.", List.of(RowOutcome.values())),
        new Family("bulkEnquiry.references.", WITH_URL),
        new Family(
            "bulkEnquiry.structureFault.",
            List.of(StructureFault.NO_ROWS, StructureFault.TOO_MANY_ROWS)),
        new Family("settings.item.", List.of(SettingsItem.values())),
        new Family("settings.hint.", List.of(SettingsItem.values())),
        new Family("settings.rule.", List.of(SettingsRule.values())),
        new Family("settings.option.", List.of(Use.values())),
        new Family("settings.option.", List.of(CharacterCode.values())),
        new Family("settings.option.", List.of(EPrescriptionUse.values())),
        new Family("settings.option.", List.of(FormChoiceTiming.values())),
        new Family("accessUrl.about.", WITH_URL),
        new Family("accessUrl.qr.alt.", WITH_URL),
        new Family("accessUrl.tick.", List.of(UrlChange.values())),
        new Family("accessUrl.button.", List.of(UrlChange.values())),
        new Family("accessUrl.caution.", List.of(UrlChange.values())),
        new Family("accessUrl.question.", List.of(UrlChange.values())),
        new Family("activation.registration.", List.of(CodeRegistration.values())),
        new Family("device.platform.", List.of(DevicePlatform.values())),
        new Family("device.stop.", List.of(DeviceStop.values())),
        new Family("consentItem.", List.of(ConsentItem.values())),
        new Family("enquiry.careSetting.", WITH_URL),
        new Family("enquiry.prescription.", List.of(PrescriptionForm.values())),
        new Family("medical.kind.", List.of(MedicalInformation.values())),
        // A change is always possible.
        new Family("accessUrl.impossible.", List.of(UrlChange.REVERT, UrlChange.FIRST)),
        new Family("accounts.attention.", List.of(AccountCriteria.Attention.values())));
  }

  private static Set<String> needed() {
    Set<String> needed = new TreeSet<>();
    Pages.sources().values().forEach(source -> Pages.collectKeys(source, needed, new TreeSet<>()));
    families().flatMap(Family::keys).forEach(needed::add);
    needed.addAll(AccountKeys.ALL);
    HistoryKeys.all().forEach(needed::add);
    EnquiryKeys.all().forEach(needed::add);
    needed.addAll(OPERATOR);
    needed.addAll(ACCESS_URL);
    needed.add("activation.memo.wrong");
    needed.add("viewHistory.tooMany");
    needed.add("viewHistory.fault.order");
    needed.add("viewHistory.fault.time");
    needed.add("error.database");
    needed.add("error.unknown");
    needed.add("secondFactor.wrong");
    needed.add("sessions.institution.unknown");
    needed.add("settings.conflict.told");
    needed.add("settings.faults");
    needed.add("accountBulk.file.missing");
    needed.add("accountBulk.file.tooLarge");
    needed.add("jakarta.faces.component.UIInput.REQUIRED");
    needed.add("jakarta.faces.validator.LengthValidator.MAXIMUM");
    needed.add("jakarta.faces.validator.RegexValidator.NOT_MATCHED");
    return needed;
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyRefusalHasWordsInBothLanguages(ErrorCode code) {
    assertThat(ScreenMessages.words(Locale.JAPANESE, ScreenMessages.key(code)))
        .isEqualTo(japanese.get("error." + code));
    assertThat(ScreenMessages.words(Locale.ENGLISH, ScreenMessages.key(code)))
        .isEqualTo(english.get("error." + code));
  }

  @Test
  void anUnknownErrorIsToldByItsIdOnly() {
    assertThat(ScreenMessages.words(Locale.JAPANESE, "error.unknown", "0f8a")).endsWith("：0f8a");
  }

  @Test
  @Tag("LOG-029")
  void theGroupHasTheNewNameAndTheEntryTheOldOne() {
    assertThat(japanese)
        .containsEntry("menu.group.RECEPTION", "マイナ在宅受付web管理")
        .containsEntry("menu.entry.ACCESS_URL", "医療機関別URL取得・変更");
  }

  @Test
  @Tag("LOG-020")
  @Tag("LOG-024")
  @Tag("LOG-034")
  void theMenuSpeaksTheManualsWords() {
    assertThat(Arrays.stream(MenuEntry.Group.values()).map(g -> japanese.get("menu.group." + g)))
        .containsExactly(
            "マイナンバーカードで確認",
            "保険証／処方箋で確認",
            "緊急時医療情報・資格確認機能",
            "訪問診療等・オンライン診療等",
            "資格情報一括照会",
            "照会番号一括登録",
            "委託先資格情報一括取得",
            "アカウント情報管理",
            "問い合わせ管理",
            "環境設定情報管理",
            "マイナ在宅受付web管理",
            "マイナ資格確認アプリ管理",
            "顔認証付きカードリーダー管理",
            "アカウント一括登録",
            "電カル共有情報検索",
            "利用状況の確認",
            "実施機関");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void noWordOfALogInHintsAtItsCause(String language) {
    assertThat(Bundle.of(language).keySet())
        .filteredOn(key -> key.startsWith("error.LOGIN"))
        .containsExactly("error.LOGIN_REFUSED");
  }
}
