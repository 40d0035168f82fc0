package org.zaitaku.settings;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zaitaku.institution.InstitutionKind;

/**
 * 環境設定情報 as ［環境設定情報更新］ shows it.
 *
 * @param version counts every 《更新》; 0 before the first
 * @param values in force, every item; an empty text for none
 * @param conditions what may be set depends on
 * @param related 関連医療機関情報; empty where nothing is linked (ORG-009)
 * @param terms in force
 * @param acceptances of the terms of use, the latest first
 */
public record SettingsView(
    String institutionCode,
    String institutionName,
    InstitutionKind kind,
    int version,
    Map<SettingsItem, String> values,
    SettingsConditions conditions,
    List<RelatedLine> related,
    TermsOfUse terms,
    List<TermsAcceptance> acceptances)
    implements Serializable {

  public SettingsView {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    related = List.copyOf(related);
    acceptances = List.copyOf(acceptances);
  }

  /** From these values to others, in the order of the items of this kind of institution. */
  public List<ChangedItem> changesTo(Map<SettingsItem, String> others) {
    return Arrays.stream(SettingsItem.values())
        .filter(item -> item.isFor(kind))
        .filter(item -> !values.get(item).equals(others.getOrDefault(item, values.get(item))))
        .map(item -> new ChangedItem(item, values.get(item), others.get(item)))
        .toList();
  }
}
