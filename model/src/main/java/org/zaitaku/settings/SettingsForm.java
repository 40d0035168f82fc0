package org.zaitaku.settings;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody chose on ［環境設定情報更新］, as it was sent. Nothing of it is trusted.
 *
 * @param values by item; an item that was not sent has none
 * @param termsForHomeVisits version of the terms of use that ［利用規約同意確認］ was agreed to for 訪問診療等機能;
 *     null where it was not
 * @param termsForOnline the same for オンライン診療等・外来診療等（通常とは異なる動線）機能
 */
public record SettingsForm(
    Map<SettingsItem, String> values, Integer termsForHomeVisits, Integer termsForOnline)
    implements Serializable {

  public SettingsForm {
    EnumMap<SettingsItem, String> tidy = new EnumMap<>(SettingsItem.class);
    values.forEach(
        (item, value) -> {
          if (value != null) {
            tidy.put(item, item.isText() ? tidy(item, value) : value);
          }
        });
    values = Collections.unmodifiableMap(tidy);
  }

  private static String tidy(SettingsItem item, String value) {
    return item == SettingsItem.PATIENT_TELEPHONE ? TelephoneNumber.tidy(value) : value.strip();
  }

  /** Null where nothing was sent. */
  public String value(SettingsItem item) {
    return values.get(item);
  }

  public boolean uses(SettingsItem item) {
    return Use.USE.name().equals(value(item));
  }

  /**
   * Every rule that is broken, in their order; empty where it may be stored.
   *
   * @param conditions of the institution, on this day
   */
  public List<SettingsFault> faults(SettingsConditions conditions) {
    return Arrays.stream(SettingsRule.values())
        .flatMap(rule -> rule.broken(this, conditions).map(item -> new SettingsFault(rule, item)))
        .toList();
  }
}
