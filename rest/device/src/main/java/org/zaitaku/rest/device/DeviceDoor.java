package org.zaitaku.rest.device;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.zaitaku.rest.SharedProviders;

/** The door /device. It lists its classes one by one: what is not listed does not exist here. */
@ApplicationPath("/")
public class DeviceDoor extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return SharedProviders.publicDoor();
  }
}
