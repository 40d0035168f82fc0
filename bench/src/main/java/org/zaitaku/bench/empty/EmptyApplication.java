package org.zaitaku.bench.empty;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The door of the empty resource; deployed into the benchmark's server only. */
@ApplicationPath("api")
public class EmptyApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(EmptyResource.class);
  }
}
