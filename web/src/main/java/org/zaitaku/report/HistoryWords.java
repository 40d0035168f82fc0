package org.zaitaku.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;
import org.zaitaku.access.MenuEntry;
import org.zaitaku.account.PasswordFault;
import org.zaitaku.account.SessionEnd;
import org.zaitaku.account.bulk.BulkStatus;
import org.zaitaku.audit.AuditGroup;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.medical.MedicalInformation;
import org.zaitaku.settings.SettingsItem;
import org.zaitaku.settings.SettingsRule;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;
import org.zaitaku.shared.TypedDate;

/** The audit's codes as words; what has none is shown as it is written down. */
@Named
@ApplicationScoped
public class HistoryWords {

  /** Items of changes that have words of their own. */
  static final Set<String> ITEMS =
      new TreeSet<>(
          List.of(
              "userId",
              "userName",
              "userNameKana",
              "role",
              "enabled",
              "locked",
              "status",
              "reason",
              "validFrom",
              "validUntil",
              "initialPasswords",
              "institutionCode",
              "institutionName",
              "startsOn",
              "recordSharingFrom",
              "pmhParticipant",
              "relatedInstitutions",
              "endsAt",
              "title",
              "publishedOn",
              "from",
              "until",
              "group",
              "subject",
              "outcome",
              "auditHead",
              "auditPurged",
              "lines",
              "urlNumber",
              "deviceMemo",
              "deviceName",
              "medicalInformation"));

  /** Items that are days, whatever wrote them down. */
  static final Set<String> DAYS =
      Set.of(
          "validFrom",
          "validUntil",
          "startsOn",
          "recordSharingFrom",
          "publishedOn",
          "from",
          "until");

  /** Codes and where their words stand. */
  private record Codes(String prefix, Set<String> names) {

    static Codes of(String prefix, Enum<?>[] constants) {
      return new Codes(
          prefix, Arrays.stream(constants).map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    }

    Stream<String> keys() {
      return names.stream().map(prefix::concat);
    }
  }

  private static final Codes YES_OR_NO = new Codes("history.value.", Set.of("true", "false"));

  private static final Codes ROLES = Codes.of("role.", AccountRole.values());

  /** Items whose values are codes. */
  private static final Map<String, Codes> CODES =
      Map.ofEntries(
          Map.entry("role", ROLES),
          Map.entry("enabled", YES_OR_NO),
          Map.entry("locked", YES_OR_NO),
          Map.entry("pmhParticipant", YES_OR_NO),
          Map.entry("status", Codes.of("bulkStatus.", BulkStatus.values())),
          Map.entry("reason", Codes.of("history.reason.", SessionEnd.values())),
          Map.entry("group", Codes.of("audit.group.", AuditGroup.values())),
          Map.entry("outcome", Codes.of("audit.outcome.", AuditOutcome.values())),
          Map.entry("medicalInformation", Codes.of("medical.kind.", MedicalInformation.values())),
          Map.entry("initialPasswords", new Codes("history.value.", Set.of("kept", "handedOut"))));

  /** Kinds of subjects that are codes. */
  private static final Map<String, Codes> SUBJECTS =
      Map.of("role", ROLES, "screen", Codes.of("menu.entry.", MenuEntry.values()));

  private static final List<Codes> DETAILS =
      List.of(
          Codes.of("error.", ErrorCode.values()),
          Codes.of("settings.rule.", SettingsRule.values()),
          new Codes("passwordChange.fault.", Set.of(PasswordFault.OLD_WRONG.name())));

  /** Keys of all words that codes are shown by. */
  static Stream<String> keys() {
    return Stream.of(CODES.values(), SUBJECTS.values(), DETAILS)
        .flatMap(Collection::stream)
        .flatMap(Codes::keys)
        .distinct();
  }

  /** What begins the items of 環境設定情報 in the audit. */
  private static final String SETTING = "settings.";

  /** In Tokyo, to the second. */
  public String moment(Instant at) {
    return ShownMoment.of(at);
  }

  public String date(LocalDate day) {
    return TypedDate.show(day);
  }

  /** Name of an item. */
  public String item(String item) {
    return item(Faces.getLocale(), item);
  }

  static String item(Locale language, String item) {
    if (item.startsWith(SETTING)) {
      return SettingsItem.find(item.substring(SETTING.length()))
          .map(setting -> ScreenMessages.words(language, "settings.item." + setting))
          .orElse(item);
    }
    return ITEMS.contains(item) ? ScreenMessages.words(language, "history.item." + item) : item;
  }

  /** A value of an item; 「なし」 for none. */
  public String value(String item, String value) {
    return value(Faces.getLocale(), item, value);
  }

  /** Only what the item itself can hold is a code; a person may be called {@code GENERAL}. */
  static String value(Locale language, String item, String value) {
    if (value == null) {
      return ScreenMessages.words(language, "history.value.none");
    }
    if (DAYS.contains(item)) {
      return day(value);
    }
    if (item.startsWith(SETTING)) {
      return SettingsItem.find(item.substring(SETTING.length()))
          .filter(setting -> setting.options().contains(value))
          .map(setting -> ScreenMessages.words(language, "settings.option." + value))
          .orElse(value);
    }
    return Optional.ofNullable(CODES.get(item))
        .filter(codes -> codes.names().contains(value))
        .map(codes -> ScreenMessages.words(language, codes.prefix() + value))
        .orElse(value);
  }

  /** Written down as 2026-11-21; what is none is shown as it is. */
  private static String day(String written) {
    try {
      return TypedDate.show(LocalDate.parse(written));
    } catch (DateTimeParseException shownAlready) {
      return written;
    }
  }

  /** To what something was done: {@code role:GENERAL}, {@code screen:SESSIONS}, or as it is. */
  public String subject(String subject) {
    return subject(Faces.getLocale(), subject);
  }

  static String subject(Locale language, String subject) {
    if (subject == null) {
      return null;
    }
    int colon = subject.indexOf(':');
    String kind = colon < 0 ? "" : subject.substring(0, colon);
    String name = subject.substring(colon + 1);
    return Optional.ofNullable(SUBJECTS.get(kind))
        .filter(codes -> codes.names().contains(name))
        .map(codes -> ScreenMessages.words(language, codes.prefix() + name))
        .orElse(subject);
  }

  /** Why something was refused. */
  public String detail(String code) {
    return detail(Faces.getLocale(), code);
  }

  static String detail(Locale language, String code) {
    if (code == null) {
      return "";
    }
    return DETAILS.stream()
        .filter(codes -> codes.names().contains(code))
        .findFirst()
        .map(codes -> ScreenMessages.words(language, codes.prefix() + code))
        .orElse(code);
  }
}
