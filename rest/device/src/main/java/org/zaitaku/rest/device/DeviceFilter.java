package org.zaitaku.rest.device;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zaitaku.device.DeviceService;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/** Asks at every call whose credential it is, so that a stopped device is refused at once. */
@Provider
@OfRegisteredDevice
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class DeviceFilter implements ContainerRequestFilter {

  private static final Pattern CREDENTIAL =
      Pattern.compile("Bearer +([0-9A-Za-z_-]{43})", Pattern.CASE_INSENSITIVE);

  @Inject private CurrentActor current;

  @Inject private DeviceService devices;

  @Override
  public void filter(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    Matcher credential = CREDENTIAL.matcher(header == null ? "" : header);
    if (!credential.matches()) {
      throw new BusinessException(ErrorCode.DEVICE_UNKNOWN);
    }
    current.become(new Actor.OfSystem("device-desk"));
    current.become(devices.recognise(credential.group(1)));
  }
}
