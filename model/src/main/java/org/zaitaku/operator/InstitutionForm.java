package org.zaitaku.operator;

import java.io.Serializable;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.institution.RelatedInstitution;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.TypedDate;

/**
 * What the operator typed about a new institution, or a row of a file of many: the same rules for
 * both. Nothing of it is trusted.
 *
 * @param code ten digits, full-width ones too
 * @param startsOn 利用開始日
 * @param recordSharingFrom may stay empty (ORG-016)
 * @param pmhParticipant ORG-017
 * @param related 関連医療機関 (ORG-009); rows of blanks are none
 */
public record InstitutionForm(
    String code,
    String name,
    String startsOn,
    String recordSharingFrom,
    boolean pmhParticipant,
    List<Related> related)
    implements Serializable {

  public static final String CODE = "code";
  public static final String NAME = "name";
  public static final String STARTS_ON = "startsOn";
  public static final String RECORD_SHARING_FROM = "recordSharingFrom";
  public static final String RELATED = "related";

  /** Characters of a name. */
  public static final int LONGEST_NAME = 80;

  private static final Pattern DIGITS = Pattern.compile("[0-9]{10}");

  /** Letters of any script, digits, marks and blanks; no control and no invisible characters. */
  private static final Pattern NAME_FORM =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}]*");

  /** What is wrong with one value. */
  public enum Fault {
    MISSING,
    CODE_DIGITS,
    /** The third digit is of no known kind (ORG-002). */
    KIND_UNKNOWN,
    /** The code names an institution already, or twice in a file. */
    CODE_TAKEN,
    /** Its own code names another institution from then on. */
    CODE_PASSED_ON,
    TOO_LONG,
    CHARACTERS,
    DATE_FORM,
    /** 廃止年月日 before 新設年月日. */
    END_BEFORE_START,
    /** 利用開始日 of an institution that has begun stays. */
    STARTED,
    /** A day that is over. */
    PAST,
    /** A successor's code is of the same kind: settings and accounts stay. */
    KIND_CHANGES,
    /** The day lies after the end of use. */
    AFTER_END,
    /** Another code is to take over already. */
    SUCCESSION_PENDING,
    /** Not refused, but to be confirmed (ORG-001): the last digit does not fit the others. */
    CHECK_DIGIT
  }

  /**
   * One wrong value.
   *
   * @param field e.g. {@code name} or {@code related.0.code}
   */
  public record Wrong(String field, Fault fault) implements Serializable {}

  /** A row of 関連医療機関. */
  public record Related(String code, String name, String establishedOn, String closedOn)
      implements Serializable {

    public Related {
      code = tidyCode(code);
      name = tidyName(name);
      establishedOn = strip(establishedOn);
      closedOn = strip(closedOn);
    }

    /** Of a row without faults. */
    public RelatedInstitution of(long institutionId) {
      return new RelatedInstitution(
          institutionId,
          new InstitutionCode(code),
          name,
          TypedDate.parse(establishedOn).orElseThrow(),
          TypedDate.parse(closedOn).orElse(null));
    }

    private String line() {
      return code + " " + name + " " + establishedOn + "–" + closedOn;
    }

    boolean isBlank() {
      return (code + name + establishedOn + closedOn).isEmpty();
    }

    private void collect(int place, List<Wrong> faults) {
      String field = RELATED + "." + place + ".";
      collectCode(code, field + CODE, faults);
      collectName(name, field + NAME, faults);
      LocalDate established = collectDate(establishedOn, true, field + "establishedOn", faults);
      LocalDate closed = collectDate(closedOn, false, field + "closedOn", faults);
      if (established != null && closed != null && closed.isBefore(established)) {
        faults.add(new Wrong(field + "closedOn", Fault.END_BEFORE_START));
      }
    }
  }

  public InstitutionForm {
    code = tidyCode(code);
    name = tidyName(name);
    startsOn = strip(startsOn);
    recordSharingFrom = strip(recordSharingFrom);
    related = related.stream().filter(row -> !row.isBlank()).toList();
  }

  private static String strip(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private static String tidyCode(String typed) {
    return Normalizer.normalize(strip(typed), Normalizer.Form.NFKC).strip();
  }

  /** Composed, so that が is one character; nothing else is changed. */
  private static String tidyName(String typed) {
    return Normalizer.normalize(strip(typed), Normalizer.Form.NFC);
  }

  /** 関連医療機関 in a line, for the audit; null where there are none. */
  public static String line(List<Related> related) {
    return related.isEmpty()
        ? null
        : related.stream().map(Related::line).sorted().collect(Collectors.joining(", "));
  }

  /** Every fault in the order of the items, {@link Fault#CHECK_DIGIT} left out. */
  public List<Wrong> faults() {
    List<Wrong> faults = new ArrayList<>();
    collectCode(code, CODE, faults);
    collectName(name, NAME, faults);
    collectDate(startsOn, true, STARTS_ON, faults);
    collectDate(recordSharingFrom, false, RECORD_SHARING_FROM, faults);
    Set<String> codes = new HashSet<>(Set.of(code));
    for (int i = 0; i < related.size(); i++) {
      related.get(i).collect(i, faults);
      if (!codes.add(related.get(i).code())) {
        faults.add(new Wrong(RELATED + "." + i + "." + CODE, Fault.CODE_TAKEN));
      }
    }
    return List.copyOf(faults);
  }

  /** Whether the last digit is to be confirmed; of a code without faults. */
  public boolean isCheckDigitDoubtful() {
    return DIGITS.matcher(code).matches() && !new InstitutionCode(code).hasValidCheckDigit();
  }

  private static void collectCode(String code, String field, List<Wrong> faults) {
    if (code.isEmpty()) {
      faults.add(new Wrong(field, Fault.MISSING));
    } else if (!DIGITS.matcher(code).matches()) {
      faults.add(new Wrong(field, Fault.CODE_DIGITS));
    } else {
      try {
        InstitutionKind.of(new InstitutionCode(code));
      } catch (BusinessException unknown) {
        faults.add(new Wrong(field, Fault.KIND_UNKNOWN));
      }
    }
  }

  private static void collectName(String name, String field, List<Wrong> faults) {
    if (name.isEmpty()) {
      faults.add(new Wrong(field, Fault.MISSING));
    } else if (!NAME_FORM.matcher(name).matches()) {
      faults.add(new Wrong(field, Fault.CHARACTERS));
    } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      faults.add(new Wrong(field, Fault.TOO_LONG));
    }
  }

  private static LocalDate collectDate(
      String typed, boolean needed, String field, List<Wrong> faults) {
    if (typed.isEmpty()) {
      if (needed) {
        faults.add(new Wrong(field, Fault.MISSING));
      }
      return null;
    }
    LocalDate date = TypedDate.parse(typed).orElse(null);
    if (date == null) {
      faults.add(new Wrong(field, Fault.DATE_FORM));
    }
    return date;
  }
}
