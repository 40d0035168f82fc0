package org.zaitaku.device;

import java.io.Serializable;
import java.time.Instant;

/**
 * A registered device as the screen lists it.
 *
 * @param userId of the account that registered it
 * @param memo of its code; null for none
 * @param stop why it is stopped; null while it may be used
 */
public record DeviceDetails(
    long id,
    String name,
    DevicePlatform platform,
    String userId,
    String memo,
    Instant registeredAt,
    Instant lastUsedAt,
    DeviceStop stop)
    implements Serializable {}
