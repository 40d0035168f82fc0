package org.zaitaku.shared;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a database that cannot serve at present from a mistake of ours: it is down, it takes no
 * more connections, the pool is exhausted, or it gave a statement up for others (a lock, a
 * deadlock, a time limit). The same request may well succeed in a while.
 */
public final class DatabaseFailure {

  /** Connection exception, insufficient resources, shut down by an administrator or a crash. */
  private static final Set<String> CLASSES = Set.of("08", "53");

  private static final String SHUTDOWN = "57P";

  /** Serialisation failure, deadlock, lock not available, statement cancelled. */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "57014");

  private DatabaseFailure() {}

  /**
   * The failure of the database among all that led to this one, or was suppressed by it: a commit
   * that fails hides its reason there.
   */
  public static Optional<Throwable> find(Throwable failure) {
    return find(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Optional<Throwable> find(Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return Optional.empty();
    }
    if (isOne(failure)) {
      return Optional.of(failure);
    }
    Optional<Throwable> found = find(failure.getCause(), seen);
    for (Throwable suppressed : failure.getSuppressed()) {
      found = found.or(() -> find(suppressed, seen));
    }
    return found;
  }

  private static boolean isOne(Throwable failure) {
    return failure instanceof ResourceException
        || failure instanceof SQLTransientException
        || (failure instanceof SQLException refused && isPassing(refused.getSQLState()));
  }

  private static boolean isPassing(String state) {
    return state != null
        && state.length() == 5
        && (CLASSES.contains(state.substring(0, 2))
            || state.startsWith(SHUTDOWN)
            || STATES.contains(state));
  }
}
