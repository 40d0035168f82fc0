package org.zaitaku.planted.usecase;

import jakarta.ejb.Singleton;
import org.zaitaku.access.UseCase;

/** Planted: a use case that names no permission. */
@Singleton
@UseCase
public class ForgottenPermission {
  public void open() {}
}
