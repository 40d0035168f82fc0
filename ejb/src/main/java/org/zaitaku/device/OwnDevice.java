package org.zaitaku.device;

import java.time.Instant;

/** A registered device as it is told to itself. */
public record OwnDevice(
    String name,
    DevicePlatform platform,
    String institutionCode,
    String institutionName,
    Instant registeredAt) {}
