package org.zaitaku.enquiry;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.TypedDate;

/**
 * What somebody typed to enquire about one patient (ELG-021, ONL-010). Full-width characters are
 * taken for half-width ones; nothing of it is trusted.
 *
 * @param careSetting 診療区分: 訪問診療等 or オンライン診療等 (ELG-022)
 * @param day 資格確認日
 * @param reference 照会番号; null where the insured number is asked by, and then the rest counts
 * @param symbol 記号 may stay empty
 * @param branch 枝番 may stay empty
 */
public record EnquiryForm(
    CareSetting careSetting,
    String day,
    String reference,
    String insurer,
    String symbol,
    String number,
    String branch,
    String birthDate) {

  public static final String CARE_SETTING = "careSetting";
  public static final String DAY = "day";
  public static final String REFERENCE = "reference";
  public static final String INSURER = "insurer";
  public static final String SYMBOL = "symbol";
  public static final String NUMBER = "number";
  public static final String BRANCH = "branch";
  public static final String BIRTH_DATE = "birthDate";

  /** The 診療区分 that can be enquired about, in their order. */
  public static final List<CareSetting> CARE_SETTINGS =
      List.of(CareSetting.HOME_VISIT, CareSetting.ONLINE);

  private static final Pattern INSURER_FORM = Pattern.compile("[0-9]{6}|[0-9]{8}");
  private static final Pattern SYMBOL_FORM = Pattern.compile("[^\\p{Cntrl}]{0,20}");
  private static final Pattern NUMBER_FORM = Pattern.compile("[^\\p{Cntrl}]{1,20}");
  private static final Pattern BRANCH_FORM = Pattern.compile("[0-9]{0,2}");

  public EnquiryForm {
    day = tidy(day);
    reference = reference == null ? null : tidy(reference);
    insurer = tidy(insurer);
    symbol = tidy(symbol);
    number = tidy(number);
    branch = tidy(branch);
    birthDate = tidy(birthDate);
  }

  private static String tidy(String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }

  /** Every fault, in the order of the items; empty where the enquiry may be made. */
  public List<EnquiryFault> faults(LocalDate today) {
    List<EnquiryFault> faults = new ArrayList<>();
    if (careSetting == null || !CARE_SETTINGS.contains(careSetting)) {
      faults.add(new EnquiryFault(CARE_SETTING, EnquiryFault.Kind.MISSING));
    }
    addDate(faults, DAY, day, today);
    if (reference != null) {
      add(faults, REFERENCE, reference, ReferenceNumber.parse(reference).isPresent());
      return List.copyOf(faults);
    }
    add(faults, INSURER, insurer, INSURER_FORM.matcher(insurer).matches());
    add(faults, SYMBOL, symbol, SYMBOL_FORM.matcher(symbol).matches());
    add(faults, NUMBER, number, NUMBER_FORM.matcher(number).matches());
    add(faults, BRANCH, branch, BRANCH_FORM.matcher(branch).matches());
    addDate(faults, BIRTH_DATE, birthDate, today);
    return List.copyOf(faults);
  }

  private static void add(
      List<EnquiryFault> faults, String field, String value, boolean wellFormed) {
    if (!wellFormed) {
      faults.add(
          new EnquiryFault(
              field, value.isEmpty() ? EnquiryFault.Kind.MISSING : EnquiryFault.Kind.FORM));
    }
  }

  private static void addDate(
      List<EnquiryFault> faults, String field, String value, LocalDate today) {
    Optional<LocalDate> date = TypedDate.parse(value);
    if (date.isEmpty()) {
      faults.add(
          new EnquiryFault(
              field, value.isEmpty() ? EnquiryFault.Kind.MISSING : EnquiryFault.Kind.DATE_FORM));
    } else if (date.get().isAfter(today)) {
      faults.add(new EnquiryFault(field, EnquiryFault.Kind.FUTURE));
    }
  }

  /** The enquiry; only of a form without faults. */
  public EnquiryQuery query() {
    return new EnquiryQuery(
        careSetting,
        TypedDate.parse(day).orElseThrow(),
        reference == null ? insured() : null,
        reference == null ? null : new ReferenceNumber(reference));
  }

  private InsuredNumber insured() {
    return new InsuredNumber(
        insurer,
        symbol,
        number,
        branch.length() == 1 ? "0" + branch : branch,
        TypedDate.parse(birthDate).orElseThrow());
  }

  /** Never its contents: they mean a person. */
  @Override
  public String toString() {
    return "EnquiryForm[" + careSetting + "]";
  }
}
