package org.zaitaku.container;

import jakarta.inject.Inject;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.zaitaku.container.scene.OwnersEye;
import org.zaitaku.container.scene.SettableClock;
import org.zaitaku.shared.CurrentActor;

/**
 * A test that runs inside WildFly, beside the use cases, on a real PostgreSQL. Each test method is
 * a request of its own, so it has its own {@link CurrentActor}.
 */
@ExtendWith(ArquillianExtension.class)
abstract class ContainerTest {

  @Inject protected CurrentActor current;

  @Inject protected SettableClock clock;

  @Inject protected OwnersEye owner;

  @AfterEach
  void resetClock() {
    clock.reset();
  }
}
