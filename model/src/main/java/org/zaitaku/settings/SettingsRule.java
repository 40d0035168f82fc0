package org.zaitaku.settings;

import static org.zaitaku.settings.SettingsItem.*;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zaitaku.shared.OddCharacters;

/**
 * What may not be set, by name. The use case enforces them all; the screen mirrors them and stores
 * nothing by itself.
 */
public enum SettingsRule {
  /** An item of the other group, 薬局 or all others, was sent (ENV-030, ENV-032, ENV-048). */
  ITEM_OF_ANOTHER_KIND {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return form.values().keySet().stream().filter(item -> !item.isFor(conditions.kind()));
    }
  },
  /** A ＊ item has no value (ENV-049). */
  MANDATORY_ITEM_MISSING {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return Arrays.stream(SettingsItem.values())
          .filter(item -> item.isMandatory() && item.isFor(conditions.kind()))
          .filter(item -> form.value(item) == null || form.value(item).isEmpty());
    }
  },
  /** A value that its list does not have. */
  OPTION_NOT_IN_THE_LIST {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return form.values().entrySet().stream()
          .filter(entry -> !entry.getKey().isText() && !entry.getValue().isEmpty())
          .filter(entry -> !entry.getKey().options().contains(entry.getValue()))
          .map(Map.Entry::getKey);
    }
  },
  /** 薬剤情報 can be chosen only while 診療情報 is 利用しない (ENV-019, X-32). */
  MEDICATION_ONLY_WITHOUT_TREATMENT {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return changed(MEDICATION, form, conditions).filter(item -> form.uses(TREATMENT));
    }
  },
  /** 電子カルテ情報共有サービス only after its application, from its 利用開始日 on (ENV-026, ORG-016). */
  RECORD_SHARING_ONLY_FROM_ITS_FIRST_DAY {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return used(RECORD_SHARING, form).filter(item -> !conditions.mayShareRecords());
    }
  },
  /** リフィル処方箋 only together with 電子処方箋 (ENV-034). */
  REFILL_ONLY_WITH_ELECTRONIC_PRESCRIPTIONS {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return used(REFILL, form).filter(item -> !form.uses(E_PRESCRIPTION));
    }
  },
  /** 医療費助成情報 only for participants of PMH先行実施事業 (ENV-038, ORG-017). */
  SUBSIDY_ONLY_FOR_PARTICIPANTS {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return used(SUBSIDY, form).filter(item -> !conditions.pmhParticipant());
    }
  },
  /** 訪問診療等機能 begins with ［利用規約同意確認］ (ENV-041). */
  HOME_VISIT_ONLY_AFTER_TERMS {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return begun(HOME_VISIT, form, conditions)
          .filter(item -> !isInForce(form.termsForHomeVisits(), conditions));
    }
  },
  /** オンライン診療等機能 begins with ［利用規約同意確認］ (ENV-043). */
  ONLINE_ONLY_AFTER_TERMS {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return begun(ONLINE, form, conditions)
          .filter(item -> !isInForce(form.termsForOnline(), conditions));
    }
  },
  /** 医療機関名称等情報 has at most {@link #MOST_DISPLAY_NAME} characters (ENV-044). */
  DISPLAY_NAME_TOO_LONG {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return text(
          DISPLAY_NAME, form, name -> name.codePointCount(0, name.length()) > MOST_DISPLAY_NAME);
    }
  },
  /** 医療機関名称等情報 is one line of text: no control, format, private or unassigned characters. */
  DISPLAY_NAME_CHARACTERS {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return text(DISPLAY_NAME, form, OddCharacters::in);
    }
  },
  /** The telephone number for patients has 10 or 11 digits and begins with 0. */
  TELEPHONE_FORM {
    @Override
    Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions) {
      return text(PATIENT_TELEPHONE, form, Predicate.not(TelephoneNumber::isOne));
    }
  };

  /** Characters of 医療機関名称等情報; the pages of a phone show it in one heading. */
  public static final int MOST_DISPLAY_NAME = 60;

  /** The items whose values break this rule. */
  abstract Stream<SettingsItem> broken(SettingsForm form, SettingsConditions conditions);

  private static Stream<SettingsItem> used(SettingsItem item, SettingsForm form) {
    return Stream.of(item).filter(form::uses);
  }

  private static Stream<SettingsItem> begun(
      SettingsItem item, SettingsForm form, SettingsConditions conditions) {
    return used(item, form).filter(Predicate.not(conditions::isInUse));
  }

  private static Stream<SettingsItem> changed(
      SettingsItem item, SettingsForm form, SettingsConditions conditions) {
    return Stream.of(item)
        .filter(one -> form.value(one) != null && !conditions.isStored(one, form.value(one)));
  }

  private static Stream<SettingsItem> text(
      SettingsItem item, SettingsForm form, Predicate<String> wrong) {
    return Stream.of(item)
        .filter(one -> form.value(one) != null && !form.value(one).isEmpty())
        .filter(one -> wrong.test(form.value(one)));
  }

  private static boolean isInForce(Integer agreed, SettingsConditions conditions) {
    return agreed != null && agreed == conditions.terms();
  }
}
