package org.zaitaku.reception;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.eligibility.Eligibility;

/**
 * 資格情報 on the completion page. Values are codes of the external interface; null says 交付なし or 該当なし.
 *
 * @param others その他情報, in the order of the page; what the source does not say is not in it
 */
@Schema(
    name = "Eligibility",
    requiredProperties = {
      "name",
      "nameKana",
      "insuredCardClassification",
      "partialContributionRatio",
      "limitCertificateClassification",
      "limitCertificateFlag",
      "specificDisease",
      "elderlyRecipientRatio",
      "status",
      "others"
    })
public record EligibilityView(
    @Schema(nullable = true) String name,
    @Schema(nullable = true) String nameKana,
    @Schema(nullable = true, example = "01") String insuredCardClassification,
    @Schema(nullable = true, example = "010") String partialContributionRatio,
    @Schema(nullable = true, example = "01") String limitCertificateClassification,
    @Schema(nullable = true, example = "B03") String limitCertificateFlag,
    @Schema(nullable = true, example = "1") String specificDisease,
    @Schema(nullable = true, example = "020") String elderlyRecipientRatio,
    @Schema(nullable = true, example = "1") String status,
    List<Other> others) {

  /** A line of その他情報. */
  @Schema(
      name = "EligibilityOther",
      requiredProperties = {"label", "value"})
  public record Other(Label label, String value) {

    @Override
    public String toString() {
      return "Other[" + label + "]";
    }
  }

  /** The lines of その他情報, in the order of the page. */
  @Schema(name = "EligibilityLabel")
  public enum Label {
    INSURER_NUMBER,
    INSURER_NAME,
    INSURED_SYMBOL,
    INSURED_NUMBER,
    INSURED_BRANCH,
    BIRTH_DATE,
    SEX,
    POST_NUMBER,
    ADDRESS,
    VALID_FROM,
    VALID_UNTIL,
    STATUS;

    private String of(Eligibility eligibility) {
      return switch (this) {
        case INSURER_NUMBER -> eligibility.insurerNumber();
        case INSURER_NAME -> eligibility.insurerName();
        case INSURED_SYMBOL -> eligibility.insuredCardSymbol();
        case INSURED_NUMBER -> eligibility.insuredIdentificationNumber();
        case INSURED_BRANCH -> eligibility.insuredBranchNumber();
        case BIRTH_DATE -> iso(eligibility.birthDate());
        case SEX -> eligibility.sex();
        case POST_NUMBER -> eligibility.postNumber();
        case ADDRESS -> eligibility.address();
        case VALID_FROM -> iso(eligibility.insuredCardValidFrom());
        case VALID_UNTIL -> iso(eligibility.insuredCardValidUntil());
        case STATUS -> eligibility.status();
      };
    }

    private static String iso(LocalDate day) {
      return day == null ? null : day.toString();
    }
  }

  static EligibilityView from(Eligibility eligibility) {
    return new EligibilityView(
        eligibility.name(),
        eligibility.nameKana(),
        eligibility.insuredCardClassification(),
        eligibility.partialContributionRatio(),
        eligibility.limitCertificateClassification(),
        eligibility.limitCertificateFlag(),
        eligibility.specificDisease(),
        eligibility.elderlyRecipientRatio(),
        eligibility.status(),
        others(eligibility));
  }

  private static List<Other> others(Eligibility eligibility) {
    List<Other> others = new ArrayList<>();
    for (Label label : Label.values()) {
      String value = label.of(eligibility);
      if (value != null) {
        others.add(new Other(label, value));
      }
    }
    return List.copyOf(others);
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "EligibilityView[status=" + status + "]";
  }
}
