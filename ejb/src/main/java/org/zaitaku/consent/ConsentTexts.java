package org.zaitaku.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words that patients read, word for word: kept in the database before the first reception that
 * names them.
 */
@ApplicationScoped
public class ConsentTexts {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private Clock clock;

  private final Set<ShownText> kept = ConcurrentHashMap.newKeySet();

  protected ConsentTexts() {}

  /** Whether this server has seen to it that the text is kept. */
  public boolean isKept(ShownText shown) {
    return kept.contains(shown);
  }

  /** Keeps it, committed by itself; once is enough, also with several servers. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void keep(ShownText shown, String body) {
    entityManager
        .createNativeQuery(
            "insert into consent_text (version, language, body, first_shown_at) values (?1, ?2, ?3, ?4)"
                + " on conflict (version) do nothing")
        .setParameter(1, shown.version())
        .setParameter(2, shown.language())
        .setParameter(3, body)
        .setParameter(4, clock.instant())
        .executeUpdate();
  }

  /** What was kept and committed need not be kept again. */
  public void remember(ShownText shown) {
    kept.add(shown);
  }
}
