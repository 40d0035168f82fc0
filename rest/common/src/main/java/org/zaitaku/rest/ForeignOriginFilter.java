package org.zaitaku.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.zaitaku.shared.PublicAddress;

/**
 * Refuses a request of another site's page that would change something (OWASP ASVS 3.5.1). Browsers
 * tell by {@code Origin} and {@code Sec-Fetch-Site}; whoever sends neither is no browser and has no
 * cookies of a patient. Closed by default, {@link AnyOrigin} spells out the exception.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class ForeignOriginFilter implements ContainerRequestFilter {

  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  @Context private ResourceInfo resource;

  @Inject private PublicAddress address;

  @Inject private ProblemAnswers problems;

  @Override
  public void filter(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod())
        || resource.getResourceMethod().isAnnotationPresent(AnyOrigin.class)) {
      return;
    }
    if (isForeign(
        request.getHeaderString("Origin"),
        request.getHeaderString("Sec-Fetch-Site"),
        address.origin())) {
      request.abortWith(problems.of(DoorError.FOREIGN_ORIGIN));
    }
  }

  /**
   * @param origin the header, or null; several values are never ours
   * @param site the header, or null
   */
  static boolean isForeign(String origin, String site, String own) {
    return (origin != null && !origin.equals(own)) || (site != null && !OWN_SITES.contains(site));
  }
}
