package org.zaitaku.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * A resource that takes a body never meets null in its place: an empty body and the JSON text
 * {@code null} are refused.
 */
@Provider
public class BodyPresence implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    Object read = body.proceed();
    if (read == null) {
      throw new DoorException(DoorError.BODY_MALFORMED);
    }
    return read;
  }
}
