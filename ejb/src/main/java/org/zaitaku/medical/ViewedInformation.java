package org.zaitaku.medical;

import java.util.List;
import java.util.Set;
import org.zaitaku.shared.ConsentItem;

/**
 * What was given out of one kind of medical information.
 *
 * @param parts that the consent opened, whether there is anything in them or not
 * @param entries part by part, the latest day first
 */
public record ViewedInformation(Set<ConsentItem> parts, List<MedicalEntry> entries) {

  /** The entries of one part. */
  public List<MedicalEntry> of(ConsentItem part) {
    return entries.stream().filter(entry -> entry.part() == part).toList();
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "ViewedInformation" + parts;
  }
}
