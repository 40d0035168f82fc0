package org.zaitaku.shared;

import java.util.Optional;

/** Who asks for a use case. A door says who it is; without an actor every use case is refused. */
public sealed interface Actor {

  /** The four kinds that the permission matrix knows. */
  enum Kind {
    ACCOUNT,
    PATIENT,
    DEVICE,
    SYSTEM
  }

  Kind kind();

  /** Name for the audit: a user ID or the name of a job; never a person's name. */
  String name();

  /**
   * The institution that the actor belongs to; empty for patients, for the system and for the
   * operator.
   */
  default Optional<Long> institutionId() {
    return Optional.empty();
  }

  /** Somebody logged in with an account. */
  record OfAccount(
      long accountId, Long institution, InstitutionCode code, AccountRole role, UserId userId)
      implements Actor {

    @Override
    public Kind kind() {
      return Kind.ACCOUNT;
    }

    @Override
    public String name() {
      return userId.value();
    }

    @Override
    public Optional<Long> institutionId() {
      return Optional.ofNullable(institution);
    }
  }

  /** A browser at the patients' door, or the card app; who the patient is shows only the card. */
  record OfPatient() implements Actor {

    @Override
    public Kind kind() {
      return Kind.PATIENT;
    }

    @Override
    public String name() {
      return "patient";
    }
  }

  /** A registered device with マイナ資格確認アプリ. */
  record OfDevice(long deviceId, long institution) implements Actor {

    @Override
    public Kind kind() {
      return Kind.DEVICE;
    }

    @Override
    public String name() {
      return "device:" + deviceId;
    }

    @Override
    public Optional<Long> institutionId() {
      return Optional.of(institution);
    }
  }

  /** A part of the application itself: a timer, the start-up, the log-in desk. */
  record OfSystem(String name) implements Actor {

    @Override
    public Kind kind() {
      return Kind.SYSTEM;
    }
  }
}
