package org.zaitaku.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
 * @param recordSharing the items stand for what 電子カルテ情報共有サービス adds to them as well
 */
public record ConsentOffer(
    ShownInstitution institution,
    List<ConsentItem> items,
    boolean medicationCoversTreatment,
    boolean recordSharing,
    PrescriptionOffer prescription) {

  /**
   * @param today in Tokyo
   */
  public static ConsentOffer of(
      Institution institution, EnvironmentSettings settings, LocalDate today) {
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
        settings.sharesRecords(institution, today),
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
    ConsentChoices accepted = choices;
    for (Map.Entry<ConsentItem, ConsentItem> covering : covered().entrySet()) {
      accepted = accepted.covering(covering.getKey(), covering.getValue());
    }
    return accepted;
  }

  /**
   * The same of an institution that asks for nothing now.
   *
   * @param answering whether it may be called
   */
  public ConsentOffer closed(boolean answering) {
    return new ConsentOffer(
        answering ? institution : institution.withoutTelephone(),
        List.of(),
        false,
        false,
        prescription);
  }

  /** What has no row of its own, and the offered item that stands for it. */
  private Map<ConsentItem, ConsentItem> covered() {
    Map<ConsentItem, ConsentItem> covered = new EnumMap<>(ConsentItem.class);
    if (medicationCoversTreatment) {
      covered.put(ConsentItem.TREATMENT, ConsentItem.MEDICATION);
    }
    if (recordSharing && items.contains(ConsentItem.SURGERY)) {
      covered.put(ConsentItem.DISEASE_AND_INFECTION, ConsentItem.SURGERY);
    }
    if (recordSharing && items.contains(ConsentItem.MEDICATION)) {
      covered.put(
          medicationCoversTreatment ? ConsentItem.ALLERGY_AND_TEST : ConsentItem.PRESCRIPTION,
          ConsentItem.MEDICATION);
    }
    return covered;
  }

  /** Every item that a consent to this offer decides about, with or without a row of its own. */
  public Set<ConsentItem> opens() {
    Set<ConsentItem> opens = EnumSet.copyOf(items);
    opens.addAll(covered().keySet());
    return opens;
  }

  /** Whether choices that were accepted earlier are still an answer to exactly this offer. */
  public boolean isAnsweredBy(ConsentChoices accepted) {
    return accepted.items().equals(opens());
  }
}
