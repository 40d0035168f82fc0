package org.zaitaku.rest.device;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.device.DevicePlatform;
import org.zaitaku.device.OwnDevice;

/** A registered device as it is told to itself. */
@Schema(
    name = "Device",
    requiredProperties = {"name", "platform", "institutionCode", "institutionName", "registeredAt"})
public record DeviceView(
    String name,
    DevicePlatform platform,
    String institutionCode,
    String institutionName,
    Instant registeredAt) {

  static DeviceView of(OwnDevice device) {
    return new DeviceView(
        device.name(),
        device.platform(),
        device.institutionCode(),
        device.institutionName(),
        device.registeredAt());
  }
}
