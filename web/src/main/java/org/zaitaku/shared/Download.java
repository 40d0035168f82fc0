package org.zaitaku.shared;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A file instead of a page. No copy of it is kept by anybody on the way. */
public final class Download {

  private Download() {}

  /**
   * @param name of ASCII letters, digits, hyphens and dots
   */
  public static void send(FacesContext context, String type, String name, byte[] file) {
    ExternalContext answer = context.getExternalContext();
    answer.responseReset();
    answer.setResponseContentType(type);
    answer.setResponseContentLength(file.length);
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    answer.setResponseHeader("Cache-Control", "no-store");
    answer.setResponseHeader("X-Content-Type-Options", "nosniff");
    try {
      answer.getResponseOutputStream().write(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    context.responseComplete();
  }
}
