package org.zaitaku.rest.device;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;
import org.zaitaku.rest.RateLimitFilter;
import org.zaitaku.rest.TokenBuckets;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;

/**
 * The desk's own actor, and its limits: few tries from one address; from all together no more than
 * the machine has hashes to spare, so that few addresses close the desk for nobody else. Guessing
 * is ended by the lock of the account: a code is looked up only after its password.
 */
@Provider
@RegistrationDesk
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class RegistrationFilter implements ContainerRequestFilter {

  private static final double PER_SECOND_OF_ONE = 0.2;
  private static final double BURST_OF_ONE = 10;
  private static final int CALLERS = 20_000;
  private static final double PER_SECOND_OF_ALL = 10;
  private static final double BURST_OF_ALL = 200;
  private static final String ALL = "all";

  private final TokenBuckets ofOne =
      new TokenBuckets(PER_SECOND_OF_ONE, BURST_OF_ONE, CALLERS, System::nanoTime);

  private final TokenBuckets ofAll =
      new TokenBuckets(PER_SECOND_OF_ALL, BURST_OF_ALL, 1, System::nanoTime);

  @Inject private CurrentActor current;

  @Context private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    // Whoever is slowed down by himself takes nothing from the others.
    if (!ofOne.take(RateLimitFilter.caller(servletRequest.getRemoteAddr())) || !ofAll.take(ALL)) {
      throw new DoorException(DoorError.TOO_MANY_REQUESTS);
    }
    current.become(new Actor.OfSystem("device-desk"));
  }
}
