package org.zaitaku.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.CharacterCode;

/**
 * The items of ［環境設定情報更新］ in the manual's order (003 ch3§3; ENV-009 to ENV-044): for whom they are,
 * what can be chosen in which order, and what a fresh institution has.
 */
public enum SettingsItem {
  /** 利用文字コード (ENV-009, ENV-010). */
  CHARACTER_CODE(Group.EVERYBODY, names(CharacterCode.values()), "UTF_8"),
  /** 手術情報（傷病名・感染症情報） (ENV-012). */
  SURGERY(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** 診療情報（その他アレルギー等・薬剤アレルギー等・検査情報） (ENV-015). */
  TREATMENT(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** 薬剤情報（処方情報） (ENV-018). */
  MEDICATION(Group.EVERYBODY, Lists.USE_FIRST, "USE"),
  /** 特定健診情報 (ENV-022). */
  HEALTH_CHECKUP(Group.EVERYBODY, Lists.USE_FIRST, "USE"),
  /** 特定疾病療養受療証 (ENV-023). */
  SPECIFIC_DISEASE(Group.EVERYBODY, Lists.USE_FIRST, "USE"),
  /** 電子カルテ情報共有サービス (ENV-025). */
  RECORD_SHARING(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** 救急時医療情報区分 (ENV-027). */
  EMERGENCY_INFORMATION(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** 電子処方箋利用区分, 医科・歯科・訪看 only (ENV-028, ENV-030). */
  E_PRESCRIPTION_USE(Group.ALL_BUT_PHARMACIES, names(EPrescriptionUse.values()), "NONE"),
  /** 発行形態選択タイミング, 医科・歯科・訪看 only (ENV-031, ENV-032). */
  FORM_CHOICE_TIMING(Group.ALL_BUT_PHARMACIES, names(FormChoiceTiming.values()), "ELSEWHERE"),
  /** 電子処方箋, 薬局 only (ENV-033). */
  E_PRESCRIPTION(Group.PHARMACIES, Lists.NOT_USED_FIRST, "NOT_USED"),
  /** リフィル処方箋, 薬局 only (ENV-035). */
  REFILL(Group.PHARMACIES, Lists.NOT_USED_FIRST, "NOT_USED"),
  /** 医療扶助情報 (ENV-036). */
  MEDICAL_AID(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** 医療費助成情報 (ENV-037). */
  SUBSIDY(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** 訪問診療等機能 (ENV-040). */
  HOME_VISIT(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** オンライン診療等・外来診療等（通常とは異なる動線）機能 (ENV-042). */
  ONLINE(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED"),
  /** 医療機関名称等情報, free text (ENV-044). */
  DISPLAY_NAME(Group.EVERYBODY, List.of(), ""),
  /** The telephone number that patients are told; not in the manual. */
  PATIENT_TELEPHONE(Group.EVERYBODY, List.of(), ""),
  /**
   * Whether a patient's page shows the eligibility though another device read the card; not in the
   * manual.
   */
  ELIGIBILITY_ACROSS_DEVICES(Group.EVERYBODY, Lists.USE_FIRST, "NOT_USED");

  private enum Group {
    EVERYBODY,
    ALL_BUT_PHARMACIES,
    PHARMACIES
  }

  /** The manual's lists begin with either. */
  private static final class Lists {
    private static final List<String> USE_FIRST = List.of("USE", "NOT_USED");
    private static final List<String> NOT_USED_FIRST = List.of("NOT_USED", "USE");
  }

  private final Group group;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
  private final List<String> options;

  private final String initial;

  SettingsItem(Group group, List<String> options, String initial) {
    this.group = group;
    this.options = List.copyOf(options);
    this.initial = initial;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  /** Whether the screen of this kind of institution has the item (ENV-048). */
  public boolean isFor(InstitutionKind kind) {
    return switch (group) {
      case EVERYBODY -> true;
      case ALL_BUT_PHARMACIES -> !kind.isPharmacy();
      case PHARMACIES -> kind.isPharmacy();
    };
  }

  /** In the order of the list; empty where the item is free text. */
  public List<String> options() {
    return options;
  }

  public boolean isText() {
    return options.isEmpty();
  }

  /** 初期値 (003 ch3§1); an empty text for none. */
  public String initial() {
    return initial;
  }

  /** ＊: every list (ENV-049); texts may stay empty. */
  public boolean isMandatory() {
    return !isText();
  }

  /** The item of this name, if there is one. */
  public static Optional<SettingsItem> find(String name) {
    return Arrays.stream(values()).filter(item -> item.name().equals(name)).findFirst();
  }
}
