package org.zaitaku.rest.his;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.zaitaku.rest.SharedProviders;

/** The door /his. It lists its classes one by one: what is not listed does not exist here. */
@ApplicationPath("/")
public class HisDoor extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return SharedProviders.closedDoor();
  }
}
