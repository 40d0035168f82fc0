package org.zaitaku.rest;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.time.Duration;

/** Puts {@link BodyArrival} in front of a door: the server finds it by its name in the JAR. */
public final class WholeBodies implements ServletExtension {

  /** From the head of a request to the last byte of its body. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(next -> new BodyArrival(next, LONGEST));
  }
}
