package org.zaitaku.operator;

import java.util.List;
import org.zaitaku.account.IssuedSheet;

/** First accounts of institutions, as the dialog and the file of initial passwords want them. */
final class EnrolledSheets {

  private EnrolledSheets() {}

  static List<IssuedSheet> of(List<EnrolledInstitution> enrolled) {
    return enrolled.stream()
        .flatMap(
            institution ->
                institution.accounts().stream()
                    .map(
                        account ->
                            new IssuedSheet(institution.code(), institution.name(), account)))
        .toList();
  }
}
