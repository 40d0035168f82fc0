package org.zaitaku.reception;

import org.zaitaku.rest.OpenApiContract;

class OpenApiTest extends OpenApiContract {

  OpenApiTest() {
    super("reception", 11);
  }
}
