package org.zaitaku.rest.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.device.DeviceLabel;
import org.zaitaku.device.DeviceService;
import org.zaitaku.rest.AnyOrigin;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;

/** 初期登録 of a device (APP-003 to APP-010). */
@Path("api/v1/registrations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registration")
public class RegistrationResource {

  @Inject private DeviceService devices;

  @Context private HttpServletRequest servletRequest;

  @POST
  @AnyOrigin
  @RegistrationDesk
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "registerDevice", summary = "Registers a device, once a code")
  @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
  @APIResponse(
      responseCode = "400",
      description = "VALUE_MALFORMED, BODY_MALFORMED, MEMBER_UNKNOWN: a part is missing or is none")
  @APIResponse(
      responseCode = "403",
      description =
          "LOGIN_REFUSED: code of the institution, ID or password, or an account that may not use the app;"
              + " PASSWORD_CHANGE_DUE: to be changed at the console first; SERVICE_NOT_OFFERED: the institution does not use"
              + " 訪問診療等機能")
  @APIResponse(
      responseCode = "409",
      description =
          "ACTIVATION_CODE_USED: by another device; ACTIVATION_CODE_TOO_EARLY: the console shows from when it can be used")
  @APIResponse(responseCode = "410", description = "ACTIVATION_CODE_INVALIDATED")
  @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE")
  @APIResponse(
      responseCode = "422",
      description = "ACTIVATION_CODE_UNKNOWN; VALUE_INVALID: the name of the device")
  public Response register(RegistrationRequest request) {
    if (request == null) {
      throw new DoorException(DoorError.BODY_MALFORMED);
    }
    RegistrationRequest asked = request.complete();
    DeviceLabel name =
        DeviceLabel.of(asked.deviceName())
            .orElseThrow(() -> new DoorException(DoorError.VALUE_INVALID, "deviceName"));
    LoginAttempt attempt =
        new LoginAttempt(
            asked.institutionCode(),
            asked.userId(),
            asked.password(),
            new LoginOrigin(null, null, servletRequest.getRemoteAddr()));
    return Response.status(Response.Status.CREATED)
        .entity(
            RegistrationView.of(
                devices.register(attempt, asked.activationCode(), name, asked.platform())))
        .build();
  }
}
