package org.zaitaku.container;

import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Hooks {@link ServerPreparation} into Arquillian. Nothing happens before the first test class that
 * asks for Arquillian.
 */
public final class ServerExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(ServerPreparation.class);
  }
}
