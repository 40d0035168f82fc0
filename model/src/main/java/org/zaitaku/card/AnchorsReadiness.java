package org.zaitaku.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells at {@code /health/ready} how many generations are trusted, and why the anchors' file was
 * not taken where it was not. Such a server stays ready: it verifies as before, and its fellows
 * have the same file. Here and not beside the use cases, because of an EAR the server asks the
 * checks in {@code lib} only.
 */
@Readiness
@Default
@ApplicationScoped
public class AnchorsReadiness implements HealthCheck {

  private volatile Supplier<AnchorsState> anchors;

  /** From now on these are told of. */
  public void watch(Supplier<AnchorsState> watched) {
    anchors = watched;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("zaitaku.card.anchors").up();
    if (anchors != null) {
      AnchorsState state = anchors.get();
      response.withData("generations", state.generations());
      state.problem().ifPresent(problem -> response.withData("problem", problem));
    }
    return response.build();
  }
}
