package org.zaitaku.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.omnifaces.util.Faces;
import org.zaitaku.account.TypedDate;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;

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
              "handedOut",
              "kept",
              "initialPasswords",
              "institutionCode",
              "institutionName",
              "startsOn",
              "recordSharingFrom",
              "pmhParticipant",
              "relatedInstitutions",
              "title",
              "publishedOn",
              "from",
              "until",
              "group",
              "subject",
              "outcome",
              "lines",
              "urlNumber",
              "deviceMemo",
              "deviceName"));

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
    return ITEMS.contains(item) ? ScreenMessages.words(language, "history.item." + item) : item;
  }

  /** A value of an item; 「なし」 for none. */
  public String value(String value) {
    return value(Faces.getLocale(), value);
  }

  static String value(Locale language, String value) {
    if (value == null) {
      return ScreenMessages.words(language, "history.value.none");
    }
    if (value.equals("true") || value.equals("false")) {
      return ScreenMessages.words(language, "history.value." + value);
    }
    return Arrays.stream(AccountRole.values()).anyMatch(role -> role.name().equals(value))
        ? ScreenMessages.words(language, "role." + value)
        : value;
  }

  /** Why something was refused. */
  public String detail(String code) {
    return detail(Faces.getLocale(), code);
  }

  static String detail(Locale language, String code) {
    if (code == null) {
      return "";
    }
    return Arrays.stream(ErrorCode.values()).anyMatch(known -> known.name().equals(code))
        ? ScreenMessages.words(language, "error." + code)
        : code;
  }
}
