package org.zaitaku.container.scene;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Does something in a transaction, and then lets it commit or not. */
@Stateless
public class PlantedCaller {

  @Resource private SessionContext session;

  @Inject private PlantedUseCase useCase;

  /** In a transaction that commits. */
  public <T> T inTransaction(Supplier<T> work) {
    return work.get();
  }

  /** In a transaction that is rolled back at its end. */
  public <T> T rolledBack(Supplier<T> work) {
    T result = work.get();
    session.setRollbackOnly();
    return result;
  }

  /** A success of another use case, in a transaction that is rolled back afterwards. */
  public void succeedAndRollBack(String subject) {
    useCase.succeed(subject);
    session.setRollbackOnly();
  }
}
