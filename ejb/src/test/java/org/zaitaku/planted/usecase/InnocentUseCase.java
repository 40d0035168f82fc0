package org.zaitaku.planted.usecase;

import jakarta.ejb.Stateless;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;

/** Nothing to report. */
@Stateless
@UseCase
public class InnocentUseCase {
  @Requires(Permission.MENU)
  public void open() {
    inside();
  }

  void inside() {}
}
