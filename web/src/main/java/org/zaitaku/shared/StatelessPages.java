package org.zaitaku.shared;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;

/**
 * Pages of which the server remembers nothing: those of strangers, who begin no session by looking
 * at them, and those of errors. ［ログイン］ therefore never expires. Told as soon as the view exists and
 * not by the page itself: before the page is read, PrimeFaces would keep its nonce in a session.
 */
public class StatelessPages extends ViewHandlerWrapper {

  public StatelessPages(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public UIViewRoot createView(FacesContext context, String viewId) {
    UIViewRoot view = super.createView(context, viewId);
    if (view != null && isStateless(viewId)) {
      view.setTransient(true);
    }
    return view;
  }

  static boolean isStateless(String viewId) {
    return viewId.equals("/start.xhtml")
        || viewId.equals("/login.xhtml")
        || viewId.startsWith("/WEB-INF/errors/");
  }
}
