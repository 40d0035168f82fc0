package org.zaitaku.planted.container;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Planted: a class of the model that knows a container. */
@Stateless
class ModelWithContainer {
  @Inject String injected;
}
