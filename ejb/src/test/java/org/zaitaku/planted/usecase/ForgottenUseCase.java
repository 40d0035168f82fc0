package org.zaitaku.planted.usecase;

import jakarta.ejb.Stateless;

/** Planted: an EJB that no interceptor guards. */
@Stateless
public class ForgottenUseCase {
  public void open() {}
}
