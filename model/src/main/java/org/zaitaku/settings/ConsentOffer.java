package org.zaitaku.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ErrorCode;

/**
 * What an institution asks its patients for: items in the order of the pages (CON-018), each
 * switched by a setting (ENV-051) but 限度額情報, which has no switch and is always offered.
 *
 * @param medicationCoversTreatment 薬剤情報の提供 stands for 診療・薬剤情報
 */
public record ConsentOffer(
    ShownInstitution institution,
    List<ConsentItem> items,
    boolean medicationCoversTreatment,
    PrescriptionOffer prescription) {

  public static ConsentOffer of(Institution institution, EnvironmentSettings settings) {
    List<ConsentItem> items = new ArrayList<>();
    if (settings.surgery()) {
      items.add(ConsentItem.SURGERY);
    }
    if (settings.medication() || settings.treatment()) {
      items.add(ConsentItem.MEDICATION);
    }
    if (settings.healthCheckup()) {
      items.add(ConsentItem.HEALTH_CHECKUP);
    }
    items.add(ConsentItem.LIMIT_AMOUNT);
    if (settings.specificDisease()) {
      items.add(ConsentItem.SPECIFIC_DISEASE);
    }
    return new ConsentOffer(
        ShownInstitution.of(institution, settings),
        List.copyOf(items),
        settings.treatment(),
        PrescriptionOffer.of(settings.ePrescriptionUse(), institution.kind()));
  }

  /**
   * The choices to register: an answer for exactly the offered items.
   *
   * @throws BusinessException ITEM_NOT_OFFERED for a foreign item (CON-021), CHOICE_MISSING for one
   *     without an answer, each with the field {@code choices.ITEM}
   */
  public ConsentChoices accept(ConsentChoices choices) {
    for (ConsentItem item : choices.items()) {
      if (!items.contains(item)) {
        throw new BusinessException(ErrorCode.ITEM_NOT_OFFERED, "choices." + item);
      }
    }
    for (ConsentItem item : items) {
      if (choices.decisions().get(item) == null) {
        throw new BusinessException(ErrorCode.CHOICE_MISSING, "choices." + item);
      }
    }
    return medicationCoversTreatment
        ? choices.covering(ConsentItem.TREATMENT, ConsentItem.MEDICATION)
        : choices;
  }

  /** Whether choices that were accepted earlier are still an answer to exactly this offer. */
  public boolean isAnsweredBy(ConsentChoices accepted) {
    return accepted.without(ConsentItem.TREATMENT).items().equals(Set.copyOf(items))
        && accepted.items().contains(ConsentItem.TREATMENT) == medicationCoversTreatment;
  }
}
