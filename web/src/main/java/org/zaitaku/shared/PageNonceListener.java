package org.zaitaku.shared;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import org.primefaces.context.PrimeFacesContext;

/**
 * Has the nonce of a form checked before anything of the form is done. PrimeFaces itself looks at
 * it only when it is about to render: after the action, and not at all where this one redirects.
 */
public class PageNonceListener implements PhaseListener {

  private static final long serialVersionUID = 1L;

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext context = event.getFacesContext();
    if (context.isPostback() && context.getViewRoot() != null && !context.getResponseComplete()) {
      PrimeFacesContext.getCspState(context).getNonce();
    }
  }
}
