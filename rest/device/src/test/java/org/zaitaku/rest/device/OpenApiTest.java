package org.zaitaku.rest.device;

import org.zaitaku.rest.OpenApiContract;

class OpenApiTest extends OpenApiContract {

  OpenApiTest() {
    super("device", 4);
  }
}
