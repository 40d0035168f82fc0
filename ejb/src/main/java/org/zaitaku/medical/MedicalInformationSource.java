package org.zaitaku.medical;

import java.util.List;
import java.util.Set;
import org.zaitaku.shared.ConsentItem;

/**
 * Where medical information comes from: a port. Called outside of any transaction; must answer
 * within seconds or throw.
 */
public interface MedicalInformationSource {

  /**
   * What may be told of this person in these parts, part by part, the latest day first; empty where
   * nothing may be told or nothing is known, without a difference between the two.
   *
   * @param parts consent items that the person agreed to
   * @throws MedicalInformationUnavailableException when the source does not answer
   */
  List<MedicalEntry> find(long patientId, Set<ConsentItem> parts);
}
