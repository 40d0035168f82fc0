package org.zaitaku.shared;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.omnifaces.util.Faces;

/** The page for unknown errors: an id, by which the log is found. */
@Named
@RequestScoped
public class ErrorPageBean {

  private static final Logger LOG = Logger.getLogger(ErrorPageBean.class.getName());

  @Inject private CurrentActor current;

  /** Errors of filters and servlets come here without having been written down under an id. */
  @PostConstruct
  void report() {
    if (Faces.getRequestAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error) {
      LOG.log(Level.SEVERE, error, () -> "Error " + getId());
    }
  }

  public String getId() {
    return current.correlationId().toString();
  }
}
