package org.zaitaku.enquiry;

import java.util.List;
import java.util.stream.Stream;

/** Keys of the words of an enquiry that no page names by itself. */
public final class EnquiryKeys {

  private static final List<String> SAID =
      List.of(
          "enquiry.nobody",
          "enquiry.again",
          "enquiry.changed",
          "enquiry.AGREED",
          "enquiry.DECLINED",
          "enquiry.reference.given",
          "enquiry.reference.taken",
          "enquiry.revoke.who",
          "enquiry.revoke.unnamed",
          "enquiry.fault.FUTURE",
          "bulkEnquiry.faults",
          "bulkEnquiry.fault",
          "bulkEnquiry.inProgress",
          "bulkEnquiry.gone",
          "bulkEnquiry.line",
          "bulkEnquiry.outcome",
          "eligibility.none",
          "eligibility.notIssued",
          "eligibility.notAgreed",
          "eligibility.tenths",
          "eligibility.percent");

  private static final List<String> FIELDS_WITH_A_FORM =
      List.of(
          EnquiryForm.REFERENCE,
          EnquiryForm.INSURER,
          EnquiryForm.SYMBOL,
          EnquiryForm.NUMBER,
          EnquiryForm.BRANCH);

  private static final List<String> ITEMS =
      List.of(
          "name",
          "nameKana",
          "classification",
          "ratio",
          "limit",
          "limitFlag",
          "disease",
          "elderlyRatio",
          "status",
          "insurerNumber",
          "insurerName",
          "symbol",
          "number",
          "branch",
          "birthDate",
          "sex",
          "postNumber",
          "address",
          "validFrom",
          "validUntil");

  /** The code tables of the external interface (GLOSSARY: OQSCD006, 010 to 013; and the sex). */
  private static final List<String> CODES =
      List.of(
          "status.1 status.2 status.3 status.4 status.5 status.6",
          "classification.01 classification.02 classification.03 classification.04",
          "classification.05 classification.06 classification.07 classification.A1",
          "limit.01 limit.02 limit.03",
          "limitFlag.A01 limitFlag.A02 limitFlag.A03 limitFlag.A04 limitFlag.A05 limitFlag.A06",
          "limitFlag.B01 limitFlag.B02 limitFlag.B03 limitFlag.B04 limitFlag.B05",
          "limitFlag.B06 limitFlag.B07 limitFlag.B08 limitFlag.B09 limitFlag.B10",
          "disease.1 disease.2 disease.3",
          "sex.1 sex.2");

  private EnquiryKeys() {}

  public static Stream<String> all() {
    return Stream.of(
            SAID.stream(),
            FIELDS_WITH_A_FORM.stream().map(field -> "enquiry.fault.FORM." + field),
            ITEMS.stream().map(item -> "eligibility." + item),
            CODES.stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .map(code -> "eligibility." + code))
        .flatMap(keys -> keys);
  }
}
