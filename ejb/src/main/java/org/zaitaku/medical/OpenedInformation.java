package org.zaitaku.medical;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zaitaku.shared.ConsentItem;

/** Whose medical information is open at this moment, and which parts of it; at least one. */
public record OpenedInformation(long patientId, Set<ConsentItem> parts) {

  /** What of it was open before, too; empty for nothing. */
  Optional<OpenedInformation> within(OpenedInformation before) {
    Set<ConsentItem> both = EnumSet.copyOf(parts);
    both.retainAll(before.parts);
    return both.isEmpty() ? Optional.empty() : Optional.of(new OpenedInformation(patientId, both));
  }

  /** The entries of its parts. */
  List<MedicalEntry> of(List<MedicalEntry> found) {
    return found.stream().filter(entry -> parts.contains(entry.part())).toList();
  }
}
