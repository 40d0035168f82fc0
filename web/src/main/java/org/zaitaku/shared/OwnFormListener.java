package org.zaitaku.shared;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import org.primefaces.context.PrimeFacesContext;

/**
 * Has a form checked before anything of it is done: its state must be this page's, not another's
 * that happens to be built alike, and its nonce the page's. PrimeFaces itself looks at the nonce
 * only when it is about to render: after the action, and not at all where this one redirects.
 */
public class OwnFormListener implements PhaseListener {

  private static final long serialVersionUID = 1L;

  private static final String PAGE = OwnFormListener.class.getName() + ".page";

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.ANY_PHASE;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    UIViewRoot view = event.getFacesContext().getViewRoot();
    if (event.getPhaseId() == PhaseId.RENDER_RESPONSE && view != null && !view.isTransient()) {
      view.getViewMap().put(PAGE, view.getViewId());
    }
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext context = event.getFacesContext();
    if (event.getPhaseId() == PhaseId.RESTORE_VIEW
        && context.isPostback()
        && context.getViewRoot() != null
        && !context.getResponseComplete()) {
      demandOwnState(context.getViewRoot());
      PrimeFacesContext.getCspState(context).getNonce();
    }
  }

  private static void demandOwnState(UIViewRoot view) {
    if (!view.isTransient() && !view.getViewId().equals(view.getViewMap().get(PAGE))) {
      throw new ViewExpiredException(view.getViewId());
    }
  }
}
