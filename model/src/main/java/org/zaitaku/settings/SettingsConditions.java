package org.zaitaku.settings;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.zaitaku.institution.InstitutionKind;

/**
 * What an institution may set depends on.
 *
 * @param recordSharingFrom 利用開始日 of 電子カルテ情報共有サービス; null where it was not applied for (ORG-016)
 * @param pmhParticipant whether it takes part in PMH先行実施事業 (ORG-017)
 * @param today in Tokyo
 * @param stored values in force
 * @param terms version of the terms of use in force
 */
public record SettingsConditions(
    InstitutionKind kind,
    LocalDate recordSharingFrom,
    boolean pmhParticipant,
    LocalDate today,
    Map<SettingsItem, String> stored,
    int terms)
    implements Serializable {

  public SettingsConditions {
    stored = Collections.unmodifiableMap(new EnumMap<>(stored));
  }

  /** From its 利用開始日 on, that day included (ENV-026). */
  public boolean mayShareRecords() {
    return recordSharingFrom != null && !today.isBefore(recordSharingFrom);
  }

  boolean isStored(SettingsItem item, String value) {
    return value.equals(stored.get(item));
  }

  boolean isInUse(SettingsItem item) {
    return isStored(item, Use.USE.name());
  }
}
