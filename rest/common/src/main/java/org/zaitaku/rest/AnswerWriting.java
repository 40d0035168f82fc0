package org.zaitaku.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * An answer that cannot be written is our own fault and must not be taken for a body that cannot be
 * read.
 */
@Provider
public class AnswerWriting implements WriterInterceptor {

  @Override
  public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
    try {
      answer.proceed();
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("An answer cannot be written as JSON", failure);
    }
  }
}
