package org.zaitaku.testdata;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.accessurl.AccessUrlRegister;
import org.zaitaku.account.Account;
import org.zaitaku.account.AccountForm;
import org.zaitaku.account.AccountRegister;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.account.UserIdRule;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.card.CertificateKeys;
import org.zaitaku.eligibility.EligibilityRecord;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.medical.MedicalEntry;
import org.zaitaku.medical.MedicalRecord;
import org.zaitaku.operator.Announcement;
import org.zaitaku.patient.Patient;
import org.zaitaku.patient.PatientCertificate;
import org.zaitaku.settings.EnvironmentSettings;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.TypedDate;

/**
 * Loads the demonstration into an empty verification database; what is there already stays as it
 * is.
 */
@Stateless
@UseCase
public class DemonstrationService {

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 4, 1);

  /** Without the prefix that the kind of institution demands of a system's. */
  private static final Map<AccountRole, String> USER_IDS =
      Map.of(
          AccountRole.MASTER, "master01",
          AccountRole.MASTER_RESET, "reset01",
          AccountRole.ADMINISTRATOR, "kanri01",
          AccountRole.GENERAL, "ippan01",
          AccountRole.MEDICAL_VIEWER, "iryo01",
          AccountRole.WEB_API, "web01",
          AccountRole.LINKAGE_APP, "app01",
          AccountRole.FACE_READER, "face01");

  /** Of the operator's first account in the demonstration. */
  private static final String OPERATOR_USER_ID = "jisshi01";

  private static final Map<AccountRole, String> USER_NAMES =
      Map.of(
          AccountRole.MASTER, "見本　マスタ",
          AccountRole.MASTER_RESET, "見本　リセット",
          AccountRole.ADMINISTRATOR, "見本　管理",
          AccountRole.GENERAL, "見本　一般",
          AccountRole.MEDICAL_VIEWER, "見本　閲覧",
          AccountRole.WEB_API, "見本　ＷｅｂＡＰＩ",
          AccountRole.LINKAGE_APP, "見本　連携アプリ",
          AccountRole.FACE_READER, "見本　顔認証");

  private static final Map<AccountRole, String> USER_NAMES_KANA =
      Map.of(
          AccountRole.MASTER, "ミホン　マスタ",
          AccountRole.MASTER_RESET, "ミホン　リセット",
          AccountRole.ADMINISTRATOR, "ミホン　カンリ",
          AccountRole.GENERAL, "ミホン　イッパン",
          AccountRole.MEDICAL_VIEWER, "ミホン　エツラン",
          AccountRole.WEB_API, "ミホン　ウェブ",
          AccountRole.LINKAGE_APP, "ミホン　レンケイ",
          AccountRole.FACE_READER, "ミホン　カオ");

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private InstitutionRepository institutions;

  @Inject private AccessUrlRegister urls;

  @Inject private AccountRegister accounts;

  @Inject private PasswordHashing hashing;

  @Inject private CertificateKeys certificateKeys;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /**
   * The operator's account, institutions with their accounts, settings and URLs, and announcements.
   *
   * @param passwords {@code <institution code>.<role>} to password, for every institution and role
   */
  @Requires(Permission.DEMONSTRATION_DATA)
  public void loadInstitutions(Properties passwords) {
    loadOperator(passwords);
    for (DemonstrationInstitution plan : DemonstrationInstitution.all()) {
      if (institutions.find(plan.code(), BusinessDay.today(clock)).isEmpty()) {
        load(plan, passwords);
      }
    }
    if (entityManager
        .createQuery("select a from Announcement a", Announcement.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty()) {
      announce();
    }
  }

  private void loadOperator(Properties passwords) {
    Institution operator = institutions.get(Institution.OPERATOR_ID);
    rows.institution(operator.id());
    if (!accounts.has(operator, AccountRole.OPERATOR)) {
      register(
          operator,
          passwords,
          new AccountForm(
              AccountRole.OPERATOR,
              OPERATOR_USER_ID,
              "見本　実施機関",
              "ミホン　ジッシキカン",
              TypedDate.show(FIRST_DAY),
              null));
      audit.success(
          AuditAction.TEST_DATA_LOADED,
          new AuditSubject(operator.id(), null, "institution:" + operator.id()));
      entityManager.flush();
    }
  }

  private void register(Institution institution, Properties passwords, AccountForm form) {
    String key = institution.code() + "." + form.role();
    String password = passwords.getProperty(key);
    if (password == null) {
      throw new IllegalStateException("zaitaku.testdata.accounts lacks " + key);
    }
    Account account = accounts.add(institution, form, hashing.hash(password));
    // The demonstration's passwords are nobody's initial ones.
    account.changePassword(account.passwordHash(), null, clock.instant());
  }

  private void load(DemonstrationInstitution plan, Properties passwords) {
    Institution institution =
        institutions.add(Institution.enrol(plan.code(), plan.name(), FIRST_DAY));
    rows.institution(institution.id());
    EnvironmentSettings settings = new EnvironmentSettings(institution.id());
    settings.startHomeVisits();
    settings.use(plan.prescriptions());
    if (plan.surgery()) {
      settings.offerSurgery();
    }
    entityManager.persist(settings);
    urls.issueFirst(institution.id());
    USER_IDS.forEach(
        (role, userId) ->
            register(
                institution,
                passwords,
                new AccountForm(
                    role,
                    UserIdRule.prefix(role, institution.kind()) + userId,
                    USER_NAMES.get(role),
                    USER_NAMES_KANA.get(role),
                    TypedDate.show(FIRST_DAY),
                    null)));
    audit.success(
        AuditAction.TEST_DATA_LOADED,
        new AuditSubject(institution.id(), null, "institution:" + institution.id()));
    entityManager.flush();
  }

  private void announce() {
    entityManager.persist(
        new Announcement(
            clock.instant().minus(Duration.ofDays(3)),
            "接続検証環境の利用について",
            "この環境のデータはすべて架空のものです。実在の患者の情報を入力しないでください。"));
    entityManager.persist(
        new Announcement(
            clock.instant().minus(Duration.ofDays(1)),
            "マイナ在宅受付Webの操作練習について",
            "医療機関別URLを取得し、模擬カードで同意登録の流れをお試しいただけます。"));
  }

  /** People with their eligibility. */
  @Requires(Permission.DEMONSTRATION_DATA)
  public void loadPeople() {
    for (DemonstrationPerson person : DemonstrationPerson.all()) {
      if (findPatient(person.code()).isEmpty()) {
        Patient patient = new Patient(person.registered(), person.stopped());
        entityManager.persist(patient);
        rows.patient(patient.id());
        entityManager.persist(
            new EligibilityRecord(patient.id(), person.eligibility(), person.addressWithheld()));
        entityManager.flush();
        entityManager
            .createNativeQuery(
                "insert into demonstration_person (code, patient_id) values (?1, ?2)")
            .setParameter(1, person.code())
            .setParameter(2, patient.id())
            .executeUpdate();
        audit.success(
            AuditAction.TEST_DATA_LOADED,
            new AuditSubject(null, patient.id(), "patient:" + patient.id()));
      }
    }
  }

  /** Medical information of those who have some and of whom none is there yet. */
  @Requires(Permission.DEMONSTRATION_DATA)
  public void loadMedicalInformation() {
    // Two servers that start at once count one after the other.
    entityManager
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
        .setParameter(1, "demonstration")
        .getSingleResult();
    for (DemonstrationPerson person : DemonstrationPerson.all()) {
      long patientId = findPatient(person.code()).orElseThrow();
      List<MedicalEntry> entries = DemonstrationEntries.of(person.code());
      rows.patient(patientId);
      if (!entries.isEmpty() && countRecords(patientId) == 0) {
        entries.forEach(entry -> entityManager.persist(new MedicalRecord(patientId, entry)));
        entityManager.flush();
        audit.success(
            AuditAction.TEST_DATA_LOADED,
            new AuditSubject(null, patientId, "patient:" + patientId));
      }
    }
  }

  private long countRecords(long patientId) {
    return entityManager
        .createQuery(
            "select count(*) from MedicalRecord r where r.patientId = :patient", Long.class)
        .setParameter("patient", patientId)
        .getSingleResult();
  }

  /** Which card belongs to whom; cards of nobody are left out. */
  @Requires(Permission.DEMONSTRATION_DATA)
  public void loadCards(DemonstrationCards cards) {
    for (DemonstrationCards.Card card : cards.cards()) {
      byte[] key = certificateKeys.of(card.issuerKeyId(), card.serial()).bytes();
      long patientId =
          findPatient(card.person())
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "zaitaku.testdata.cards names nobody: " + card.person()));
      if (rows.patientOfCertificate(key).isEmpty()) {
        rows.patient(patientId);
        entityManager.persist(new PatientCertificate(key, patientId));
        entityManager.flush();
      }
    }
  }

  private Optional<Long> findPatient(String code) {
    List<?> found =
        entityManager
            .createNativeQuery(
                "select patient_id from demonstration_person where code = ?1", Long.class)
            .setParameter(1, code)
            .getResultList();
    return found.stream().map(Long.class::cast).findFirst();
  }
}
