package org.zaitaku.rest.device;

import org.zaitaku.rest.RefusalDocument;

/** For the OpenAPI document of this door, at build time only. */
public class DeviceDocument extends RefusalDocument {}
