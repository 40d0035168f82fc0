package org.zaitaku.operator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zaitaku.accessurl.AccessUrlRegister;
import org.zaitaku.account.Account;
import org.zaitaku.account.AccountForm;
import org.zaitaku.account.AccountRegister;
import org.zaitaku.account.IssuedAccount;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.settings.EnvironmentSettings;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.TypedDate;

/** Writes new institutions: codes, settings at their defaults, and exactly two accounts each. */
@Dependent
public class InstitutionEnrolment {

  /** User IDs of the first accounts. */
  static final Map<AccountRole, String> FIRST_ACCOUNTS = firstAccounts();

  private static final Map<AccountRole, String[]> NAMES =
      Map.of(
          AccountRole.MASTER, new String[] {"マスタアカウント", "マスタアカウント"},
          AccountRole.MASTER_RESET, new String[] {"マスタリセット用", "マスタリセットヨウ"});

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private InstitutionRepository institutions;

  @Inject private AccountRegister accounts;

  @Inject private AccessUrlRegister urls;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  private static Map<AccountRole, String> firstAccounts() {
    Map<AccountRole, String> ids = new LinkedHashMap<>();
    ids.put(AccountRole.MASTER, "master01");
    ids.put(AccountRole.MASTER_RESET, "reset01");
    return Collections.unmodifiableMap(ids);
  }

  /** All or none. */
  @Transactional(Transactional.TxType.REQUIRED)
  public List<EnrolledInstitution> enrol(List<HashedInstitution> plans) {
    List<EnrolledInstitution> enrolled = new ArrayList<>();
    for (HashedInstitution plan : plans) {
      enrolled.add(enrol(plan));
    }
    return enrolled;
  }

  private EnrolledInstitution enrol(HashedInstitution plan) {
    InstitutionForm form = plan.form();
    LocalDate today = BusinessDay.today(clock);
    LocalDate startsOn = TypedDate.parse(form.startsOn()).orElseThrow();
    LocalDate recordSharing = TypedDate.parse(form.recordSharingFrom()).orElse(null);
    Institution institution =
        Institution.enrol(new InstitutionCode(form.code()), form.name(), startsOn);
    institution.applyFor(recordSharing, form.pmhParticipant());
    institutions.add(institution, startsOn.isBefore(today) ? startsOn : today);
    rows.institution(institution.id());
    entityManager.persist(new EnvironmentSettings(institution.id()));
    urls.issueFirst(institution.id());
    for (InstitutionForm.Related related : form.related()) {
      institutions.add(related.of(institution.id()));
    }
    audit.success(
        AuditAction.INSTITUTION_ENROLLED,
        new AuditSubject(institution.id(), null, "institution:" + institution.id()),
        AuditChanges.NONE
            .with("institutionCode", null, form.code())
            .with("institutionName", null, form.name())
            .with("startsOn", null, startsOn)
            .with("recordSharingFrom", null, recordSharing)
            .with("pmhParticipant", null, form.pmhParticipant())
            .with("relatedInstitutions", null, InstitutionForm.line(form.related())));
    List<IssuedAccount> issued =
        FIRST_ACCOUNTS.keySet().stream()
            .map(role -> register(institution, role, plan.passwords().get(role), today))
            .toList();
    // Written while this institution's rows are open.
    entityManager.flush();
    return new EnrolledInstitution(form.code(), form.name(), issued);
  }

  private IssuedAccount register(
      Institution institution,
      AccountRole role,
      HashedInstitution.Hashed password,
      LocalDate today) {
    AccountForm form =
        new AccountForm(
            role,
            FIRST_ACCOUNTS.get(role),
            NAMES.get(role)[0],
            NAMES.get(role)[1],
            TypedDate.show(today),
            null);
    Account account = accounts.add(institution, form, password.hash());
    audit.success(
        AuditAction.ACCOUNT_REGISTERED,
        AuditSubject.ofAccount(institution.id(), account.id()),
        AuditChanges.NONE
            .with("userId", null, account.userId())
            .with("role", null, role)
            .with("validFrom", null, account.period().validFrom()));
    return IssuedAccount.from(account, password.password());
  }
}
