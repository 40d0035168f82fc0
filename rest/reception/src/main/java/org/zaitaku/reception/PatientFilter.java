package org.zaitaku.reception;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;

/**
 * Whoever comes in by this door is a patient's browser or the card app, whom nobody knows yet: what
 * such an actor may do, the permission matrix says.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class PatientFilter implements ContainerRequestFilter {

  @Inject private CurrentActor current;

  @Override
  public void filter(ContainerRequestContext request) {
    current.become(new Actor.OfPatient());
  }
}
