package org.zaitaku.rest.device;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.device.DevicePlatform;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;

/** What somebody types at 初期登録 (APP-003), and what the app says of its device. */
@Schema(
    name = "Registration",
    requiredProperties = {
      "institutionCode",
      "userId",
      "password",
      "activationCode",
      "deviceName",
      "platform"
    })
public record RegistrationRequest(
    @Schema(description = "10 digits", example = "1319999015") String institutionCode,
    String userId,
    String password,
    @Schema(description = "12 digits; blanks and hyphens between them do not matter")
        String activationCode,
    @Schema(description = "1 to 50 characters") String deviceName,
    DevicePlatform platform) {

  /**
   * @throws DoorException VALUE_MALFORMED with the name of the part that is missing
   */
  RegistrationRequest complete() {
    demand("institutionCode", institutionCode);
    demand("userId", userId);
    demand("password", password);
    demand("activationCode", activationCode);
    demand("deviceName", deviceName);
    demand("platform", platform);
    return this;
  }

  private static void demand(String part, Object value) {
    if (value == null) {
      throw new DoorException(DoorError.VALUE_MALFORMED, part);
    }
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "RegistrationRequest[…]";
  }
}
