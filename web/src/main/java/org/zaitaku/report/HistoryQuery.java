package org.zaitaku.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.zaitaku.audit.AuditGroup;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.shared.TypedDate;

/**
 * What stands in the address of ［操作履歴照会］: typed by people, so anything. A value that is no value of
 * a list is none.
 */
record HistoryQuery(Map<String, String> typed) {

  static final String INSTITUTION = "institution";
  static final String FROM = "from";
  static final String UNTIL = "until";
  static final String USER = "user";
  static final String GROUP = "group";
  static final String SUBJECT = "subject";
  static final String OUTCOME = "outcome";

  private static final int LONGEST = 64;

  /**
   * @param parameter by name; null where it was not sent
   * @param today both days where none was sent
   */
  static HistoryQuery read(UnaryOperator<String> parameter, LocalDate today) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : new String[] {INSTITUTION, FROM, UNTIL, USER, GROUP, SUBJECT, OUTCOME}) {
      String value = parameter.apply(name);
      typed.put(name, value == null || value.length() > LONGEST ? "" : value.strip());
    }
    if (typed.get(FROM).isEmpty() && typed.get(UNTIL).isEmpty()) {
      typed.put(FROM, TypedDate.show(today));
      typed.put(UNTIL, TypedDate.show(today));
    }
    return new HistoryQuery(typed);
  }

  String of(String name) {
    return typed.get(name);
  }

  /** Key of the words for what is wrong with a day; empty where nothing is. */
  Optional<String> faultOf(String name) {
    Optional<LocalDate> from = TypedDate.parse(of(FROM));
    Optional<LocalDate> until = TypedDate.parse(of(UNTIL));
    if (TypedDate.parse(of(name)).isEmpty()) {
      return Optional.of("history.fault.date");
    }
    if (name.equals(UNTIL) && from.isPresent() && until.isPresent()) {
      if (until.get().isBefore(from.get())) {
        return Optional.of("history.fault.order");
      }
      if (ChronoUnit.DAYS.between(from.get(), until.get()) >= OperationSearch.MOST_DAYS) {
        return Optional.of("history.fault.period");
      }
    }
    return Optional.empty();
  }

  /** What is searched; empty where a day is wrong. */
  Optional<OperationSearch> search() {
    if (faultOf(FROM).isPresent() || faultOf(UNTIL).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new OperationSearch(
            blankToNull(INSTITUTION),
            TypedDate.parse(of(FROM)).orElseThrow(),
            TypedDate.parse(of(UNTIL)).orElseThrow(),
            blankToNull(USER),
            constant(AuditGroup.class, of(GROUP)),
            blankToNull(SUBJECT),
            constant(AuditOutcome.class, of(OUTCOME))));
  }

  private String blankToNull(String name) {
    return of(name).isEmpty() ? null : of(name);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** For an address. */
  String asQuery() {
    return typed.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
