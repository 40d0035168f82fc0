package org.zaitaku.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells at {@code /health/ready} how many generations are trusted, and why the anchors' file was
 * not taken where it was not. Such a server stays ready: it verifies as before, and its fellows
 * have the same file.
 */
@Readiness
@ApplicationScoped
public class AnchorsReadiness implements HealthCheck {

  @Inject private TrustAnchors anchors;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(TrustAnchors.ANCHORS)
            .up()
            .withData("generations", anchors.get().size());
    anchors.problem().ifPresent(problem -> response.withData("problem", problem));
    return response.build();
  }
}
