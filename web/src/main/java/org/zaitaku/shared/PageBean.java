package org.zaitaku.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;

/** What the template asks about the page that it frames. */
@Named("page")
@RequestScoped
public class PageBean {

  /** Asked again by the page, because a form of it is restored without its view being created. */
  public boolean isStateless() {
    return StatelessPages.isStateless(Faces.getViewId());
  }
}
