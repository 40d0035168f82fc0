package org.zaitaku.eligibility;

import java.util.Optional;

/**
 * Where eligibility comes from: a port. Called outside of any transaction; must answer within
 * seconds or throw.
 */
public interface EligibilitySource {

  /**
   * What may be told of this person today; empty where nothing may be told or nothing is known,
   * without a difference between the two.
   *
   * @throws EligibilityUnavailableException when the source does not answer
   */
  Optional<Eligibility> find(long patientId);
}
