package org.zaitaku.medical;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentItem;

/**
 * 医療情報 by the kinds in which it is viewed (ORG-019), in the order of 照会情報区分 (HIS-005). Each kind
 * has parts, and each part is opened by the consent item of its name (ELG-034).
 */
public enum MedicalInformation {
  /** 特定健診情報. */
  HEALTH_CHECKUP(ConsentItem.HEALTH_CHECKUP),
  /** 薬剤情報. */
  MEDICATION(ConsentItem.MEDICATION),
  /** 手術・診療・薬剤情報. */
  SURGERY_TREATMENT_MEDICATION(ConsentItem.SURGERY, ConsentItem.TREATMENT, ConsentItem.MEDICATION),
  /** 臨床情報, of 電子カルテ情報共有サービス. */
  CLINICAL(
      ConsentItem.DISEASE_AND_INFECTION, ConsentItem.ALLERGY_AND_TEST, ConsentItem.PRESCRIPTION);

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of constants
  private final Set<ConsentItem> parts;

  MedicalInformation(ConsentItem... parts) {
    this.parts = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(parts)));
  }

  public Set<ConsentItem> parts() {
    return parts;
  }

  /**
   * The parts that may be viewed: the patient agreed to them (CON-023), and the institution uses
   * them still.
   */
  public Set<ConsentItem> openedBy(ConsentChoices choices, ConsentOffer offer) {
    return parts.stream()
        .filter(choices::agreedTo)
        .filter(offer.opens()::contains)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ConsentItem.class)));
  }
}
