package org.zaitaku.settings;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/** ［環境設定情報更新］ of the actor's own institution (ENV-001 to ENV-051). */
@Stateless
@UseCase
public class SettingsService {

  @Inject private SettingsRepository repository;

  @Inject private InstitutionRepository institutions;

  @Inject private Event<SettingsChanged> changed;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  @Requires(Permission.SETTINGS)
  public SettingsView show() {
    return view(repository.find(actor().institution()).orElseThrow(SettingsService::notFound));
  }

  /** Every change, the latest first, at most 300 items. */
  @Requires(Permission.SETTINGS)
  public List<SettingsChange> history() {
    return repository.changes(actor().institution());
  }

  /** Every rule that the form breaks, before anything is stored. */
  @Requires(Permission.SETTINGS)
  public List<SettingsFault> check(SettingsForm form) {
    return form.faults(show().conditions());
  }

  /**
   * 《更新》. Where something changed, every session of the institution ends, the actor's own too: the
   * settings are applied by logging in again (ENV-003, ENV-007).
   *
   * @param seen version of the settings as they were shown
   * @return as they are now
   * @throws SettingsConflictException where somebody else saved since; nothing is stored
   * @throws SettingsFormException where a rule is broken; nothing is stored
   */
  @Requires(Permission.SETTINGS)
  public SettingsView update(int seen, SettingsForm form) {
    Actor.OfAccount actor = actor();
    EnvironmentSettings settings =
        repository.lock(actor.institution()).orElseThrow(SettingsService::notFound);
    SettingsView before = view(settings);
    if (before.version() != seen) {
      throw new SettingsConflictException(before);
    }
    List<SettingsFault> faults = form.faults(before.conditions());
    if (!faults.isEmpty()) {
      audit.refusal(AuditAction.SETTINGS_UPDATED, subject(actor), faults.get(0).rule().name());
      throw new SettingsFormException(faults);
    }
    settings.update(form);
    List<ChangedItem> changes = before.changesTo(settings.values());
    repository.write(settings, !changes.isEmpty());
    keep(actor, settings.version(), changes);
    changes.stream()
        .filter(change -> change.after().equals(Use.USE.name()))
        .map(ChangedItem::item)
        .filter(item -> item == SettingsItem.HOME_VISIT || item == SettingsItem.ONLINE)
        .forEach(item -> accept(actor, item, before.terms().version()));
    if (!changes.isEmpty()) {
      changed.fire(new SettingsChanged(actor.institution()));
    }
    return view(settings);
  }

  private void keep(Actor.OfAccount actor, int version, List<ChangedItem> changes) {
    Instant now = clock.instant();
    AuditChanges written = AuditChanges.NONE;
    for (ChangedItem change : changes) {
      repository.add(actor.institution(), version, now, actor.accountId(), change);
      written = written.with("settings." + change.item(), change.before(), change.after());
    }
    audit.success(AuditAction.SETTINGS_UPDATED, subject(actor), written);
  }

  private void accept(Actor.OfAccount actor, SettingsItem item, int terms) {
    repository.accept(actor.institution(), item, terms, clock.instant(), actor.accountId());
    audit.success(
        AuditAction.TERMS_ACCEPTED,
        subject(actor),
        AuditChanges.NONE.with("settings." + item, null, terms));
  }

  private SettingsView view(EnvironmentSettings settings) {
    Institution institution = institutions.get(settings.institutionId());
    TermsOfUse terms = repository.terms(BusinessDay.today(clock));
    return new SettingsView(
        institution.code().value(),
        institution.name(),
        institution.kind(),
        settings.version(),
        settings.values(),
        new SettingsConditions(
            institution.kind(),
            institution.recordSharingFrom(),
            institution.isPmhParticipant(),
            BusinessDay.today(clock),
            settings.values(),
            terms.version()),
        institutions.related(institution.id()).stream().map(RelatedLine::of).toList(),
        terms,
        repository.acceptances(institution.id()));
  }

  private Actor.OfAccount actor() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }

  private static AuditSubject subject(Actor.OfAccount actor) {
    return new AuditSubject(actor.institution(), null, "settings:" + actor.institution());
  }

  /** 実施機関 has no settings. */
  private static BusinessException notFound() {
    return new BusinessException(ErrorCode.NOT_FOUND);
  }
}
