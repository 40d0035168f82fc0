package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;

/**
 * Sessions of the console: one an account, asked for at every request, over after the configured
 * time without a person's action, when the account may not be used any more, when it logs in
 * elsewhere, and by 《強制ログアウト》 (ASVS 7.3.1, 7.4.1, 7.4.2, 7.4.5).
 */
@Stateless
@UseCase
public class SessionService {

  private static final int MOST = 500;

  /** The operator looks at institutions however far off their 利用開始日 is. */
  private static final int A_CENTURY_OF_DAYS = 36_500;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private SessionRegister sessions;

  @Inject private InstitutionRepository institutions;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "zaitaku.session.idle", defaultValue = "PT15M")
  private Duration idle;

  /**
   * Whether a session goes on; else why it is over. One that is over by now is ended by this.
   *
   * @param actedAt the person's last action, as the door knows it to the second
   * @param acts whether this request is an action of the person, which prolongs the session; what a
   *     page asks for by itself is none
   */
  @Requires(Permission.SESSION_UPKEEP)
  public Optional<SessionEnd> findEnd(
      long institutionId, UUID session, Instant actedAt, boolean acts) {
    rows.institution(institutionId);
    Optional<SessionRegister.State> found = sessions.find(session);
    if (found.isEmpty()) {
      return Optional.of(SessionEnd.EXPIRED);
    }
    SessionRegister.State state = found.get();
    if (state.end().isPresent()) {
      // Whoever may finish what they had begun on the settings' screen is still who they were.
      return state.end().get() == SessionEnd.SETTINGS && isOver(state, actedAt)
          ? Optional.of(state.accountInUse() ? SessionEnd.EXPIRED : SessionEnd.ACCOUNT)
          : state.end();
    }
    if (!state.accountInUse()) {
      sessions.end(institutionId, session, SessionEnd.ACCOUNT);
      return Optional.of(SessionEnd.ACCOUNT);
    }
    if (sessions.isIdle(actedAt)) {
      sessions.end(institutionId, session, SessionEnd.EXPIRED);
      return Optional.of(SessionEnd.EXPIRED);
    }
    if (acts) {
      sessions.act(session, state.lastActionAt());
    }
    return Optional.empty();
  }

  private boolean isOver(SessionRegister.State state, Instant actedAt) {
    return !state.accountInUse() || sessions.isIdle(actedAt);
  }

  /** 《ログアウト》 (LOG-011). */
  @Requires(Permission.MENU)
  public void leave(UUID session) {
    sessions.end(ownInstitution(), session, SessionEnd.LEFT);
    audit.success(AuditAction.LOGOUT, AuditSubject.NONE);
  }

  /** The screen's warning of idleness got no answer. */
  @Requires(Permission.MENU)
  public void expire(UUID session) {
    sessions.end(ownInstitution(), session, SessionEnd.EXPIRED);
  }

  /**
   * Who is logged in, the latest first, at most 500.
   *
   * @param code of the institution, for the operator; anybody else sees their own, whatever it is
   * @throws BusinessException NOT_FOUND where the operator names no institution
   */
  @Requires(Permission.SESSIONS)
  public List<SessionView> list(String code) {
    long institution = open(code);
    List<?> found =
        entityManager
            .createNativeQuery(
                "select s.id, a.user_id, a.user_name, a.role, s.began_at, s.last_action_at, s.address"
                    + " from console_session s join account a on a.id = s.account_id"
                    + " where s.institution_id = ?1 and s.ended_at is null and s.last_action_at > ?2"
                    + " order by s.began_at desc")
            .setParameter(1, institution)
            .setParameter(2, clock.instant().minus(idle).minusSeconds(60))
            .setMaxResults(MOST)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new SessionView(
                    (UUID) row[0],
                    (String) row[1],
                    (String) row[2],
                    AccountRole.valueOf((String) row[3]),
                    (Instant) row[4],
                    (Instant) row[5],
                    (String) row[6]))
        .toList();
  }

  /**
   * 《強制ログアウト》: the next request of that browser is told so.
   *
   * @throws BusinessException NOT_FOUND where no such session is open in that institution
   */
  @Requires(Permission.SESSIONS)
  public void force(String code, UUID session) {
    if (!sessions.end(open(code), session, SessionEnd.FORCED)) {
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
  }

  /** Ends, in all institutions, the sessions whose browsers are long gone. */
  @Requires(Permission.SESSION_UPKEEP)
  public void endStale() {
    List<?> stale =
        entityManager
            .createNativeQuery("select institution_id, session_id from stale_sessions(?1)")
            .setParameter(1, clock.instant().minus(idle).minusSeconds(60))
            .getResultList();
    for (Object row : stale) {
      Object[] values = (Object[]) row;
      long institution = ((Number) values[0]).longValue();
      rows.institution(institution);
      sessions.end(institution, (UUID) values[1], SessionEnd.EXPIRED);
    }
  }

  private long open(String code) {
    long own = ownInstitution();
    if (!isOperator() || code == null || code.isBlank()) {
      return own;
    }
    long institution = find(code).map(Institution::id).orElseThrow(SessionService::unknown);
    rows.institution(institution);
    return institution;
  }

  private Optional<Institution> find(String code) {
    return institutions.findForLogin(
        new InstitutionCode(code), BusinessDay.today(clock), A_CENTURY_OF_DAYS);
  }

  private static BusinessException unknown() {
    return new BusinessException(ErrorCode.NOT_FOUND);
  }

  private boolean isOperator() {
    return current.find().orElseThrow() instanceof Actor.OfAccount account
        && account.role() == AccountRole.OPERATOR;
  }

  private long ownInstitution() {
    return current.find().flatMap(Actor::institutionId).orElseThrow(SessionService::unknown);
  }
}
