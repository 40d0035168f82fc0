package org.zaitaku.operator;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.ScreenMessages;

/** Faults of institution forms as words. */
@ApplicationScoped
public class InstitutionMessages {

  private static final Map<String, String> LABELS =
      Map.of(
          InstitutionForm.CODE,
          "institution.code",
          InstitutionForm.NAME,
          "institution.name",
          InstitutionForm.STARTS_ON,
          "institution.startsOn",
          InstitutionForm.RECORD_SHARING_FROM,
          "institution.recordSharingFrom",
          "establishedOn",
          "institution.establishedOn",
          "closedOn",
          "institution.closedOn",
          InstitutionLifeService.LAST_DAY,
          "institution.lastDay",
          SuccessionService.CODE,
          "institution.successorCode",
          SuccessionService.FROM,
          "institution.successionFrom");

  /** The item's name, after 関連医療機関 where it is of such a row. */
  String label(InstitutionForm.Wrong wrong) {
    String[] parts = wrong.field().split("\\.", -1);
    String label = words(LABELS.get(parts[parts.length - 1]));
    return parts.length == 1 ? label : words("institution.related") + " " + label;
  }

  String words(InstitutionForm.Wrong wrong) {
    return words("institution.fault." + wrong.fault(), label(wrong), InstitutionForm.LONGEST_NAME);
  }

  String words(InstitutionFile.Fault fault) {
    return words(
        "institution.file." + fault, InstitutionFile.COLUMNS, InstitutionService.MOST_ROWS);
  }

  private static String words(String key, Object... values) {
    return ScreenMessages.words(Faces.getLocale(), key, values);
  }
}
