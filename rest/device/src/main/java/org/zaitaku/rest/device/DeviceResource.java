package org.zaitaku.rest.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zaitaku.device.DeviceSteps;

/** The device that calls. */
@Path("api/v1/device")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Device")
public class DeviceResource {

  @Inject private DeviceSteps devices;

  @GET
  @OfRegisteredDevice
  @SecurityRequirement(name = "device")
  @Operation(
      operationId = "readDevice",
      summary = "Whether this device may be used, and whose it is")
  @APIResponseSchema(DeviceView.class)
  @APIResponse(responseCode = "401", description = "DEVICE_UNKNOWN: no device has this credential")
  @APIResponse(
      responseCode = "403",
      description = "DEVICE_STOPPED: for ever; the app is to be installed anew with a new code")
  public DeviceView read() {
    return DeviceView.of(devices.show());
  }
}
