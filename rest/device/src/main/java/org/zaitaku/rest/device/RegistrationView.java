package org.zaitaku.rest.device;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.device.IssuedDevice;

/** What the device keeps; nobody is told the credential again. */
@Schema(
    name = "RegisteredDevice",
    requiredProperties = {"deviceId", "credential"})
public record RegistrationView(
    long deviceId,
    @Schema(description = "43 characters, for `Authorization: Bearer`") String credential) {

  static RegistrationView of(IssuedDevice issued) {
    return new RegistrationView(issued.id(), issued.secret());
  }

  /** Never the credential. */
  @Override
  public String toString() {
    return "RegistrationView[" + deviceId + "]";
  }
}
