package org.zaitaku.shared;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.omnifaces.util.Exceptions;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Servlets;
import org.primefaces.csp.CspException;

/**
 * The one place where screens deal with errors. A refusal becomes the words of its code; what does
 * not exist for somebody becomes the page for unknown addresses; a page that was open for too long
 * leads to ［ログイン］; a database that is down asks for patience; everything else shows an id, and the
 * log holds the rest under this id.
 */
public class ConsoleExceptionHandler extends ExceptionHandlerWrapper {

  private static final Logger LOG = Logger.getLogger(ConsoleExceptionHandler.class.getName());

  public ConsoleExceptionHandler(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    FacesContext context = FacesContext.getCurrentInstance();
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext()) {
      ExceptionQueuedEventContext failure = events.next().getContext();
      events.remove();
      if (!context.getResponseComplete()) {
        answer(context, failure, Exceptions.unwrap(failure.getException()));
      }
    }
    getWrapped().handle();
  }

  private static void answer(
      FacesContext context, ExceptionQueuedEventContext failure, Throwable cause) {
    try {
      if (Exceptions.is(failure.getException(), CspException.class)) {
        // A form without the nonce of its page: not sent by a page of ours.
        sendError(context, HttpServletResponse.SC_BAD_REQUEST);
      } else if (isUnusableState(failure.getPhaseId(), cause)) {
        LOG.log(Level.FINE, "A state that cannot be used", cause);
        leadToLogin(context);
      } else if (cause instanceof BusinessException refusal) {
        refuse(context, refusal);
      } else if (DatabaseFailure.find(cause).isPresent()) {
        reportDatabase(context, cause);
      } else {
        reportUnknown(context, cause);
      }
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /**
   * Whether a form came with a state that cannot be used: expired, or not one that this page handed
   * out. Nothing of ours runs while a view is restored; what fails there, fails by what was sent.
   */
  static boolean isUnusableState(PhaseId phase, Throwable cause) {
    return cause instanceof ViewExpiredException
        || (PhaseId.RESTORE_VIEW.equals(phase)
            && (cause instanceof FacesException
                || cause instanceof IllegalArgumentException
                || cause instanceof ClassCastException
                || cause instanceof IndexOutOfBoundsException
                || cause instanceof NullPointerException));
  }

  /** By the servlet's means: there may be half a view, which cannot write. */
  private static void leadToLogin(FacesContext context) throws IOException {
    Servlets.facesRedirect(
        Faces.getRequest(),
        Faces.getResponse(),
        Faces.getRequestContextPath() + "/login.xhtml?" + Notice.EXPIRED.parameter());
    context.responseComplete();
  }

  private static void refuse(FacesContext context, BusinessException refusal) throws IOException {
    if (refusal.code() == ErrorCode.NOT_FOUND || refusal.code() == ErrorCode.PERMISSION_DENIED) {
      sendError(context, HttpServletResponse.SC_NOT_FOUND);
    } else if (isRendering(context)) {
      reportUnknown(context, refusal);
    } else {
      messages().error(refusal.code());
      context.renderResponse();
    }
  }

  /**
   * The database cannot serve at present: nobody did anything wrong, and a while later it works.
   */
  private static void reportDatabase(FacesContext context, Throwable cause) throws IOException {
    String id = correlationId();
    LOG.log(Level.WARNING, cause, () -> "The database did not serve " + id);
    report(context, "error.database", id, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }

  private static void reportUnknown(FacesContext context, Throwable cause) throws IOException {
    String id = correlationId();
    LOG.log(Level.SEVERE, cause, () -> "Error " + id);
    report(context, "error.unknown", id, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }

  private static String correlationId() {
    return CDI.current().select(CurrentActor.class).get().correlationId().toString();
  }

  /** In the middle of a page by a message, else by the page of the status. */
  private static void report(FacesContext context, String key, String id, int status)
      throws IOException {
    if (context.getViewRoot() != null
        && context.getPartialViewContext().isAjaxRequest()
        && !isRendering(context)) {
      messages().error(key, id);
      context.getPartialViewContext().getRenderIds().add("messages");
      context.renderResponse();
    } else {
      sendError(context, status);
    }
  }

  private static boolean isRendering(FacesContext context) {
    return PhaseId.RENDER_RESPONSE.equals(context.getCurrentPhaseId());
  }

  private static void sendError(FacesContext context, int status) throws IOException {
    if (context.getExternalContext().isResponseCommitted()) {
      throw new FacesException("The response is already on its way");
    }
    context.getExternalContext().responseSendError(status, null);
    context.responseComplete();
  }

  private static ScreenMessages messages() {
    return CDI.current().select(ScreenMessages.class).get();
  }
}
