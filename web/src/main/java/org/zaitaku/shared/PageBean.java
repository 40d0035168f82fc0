package org.zaitaku.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;

/** What the template asks about the page that it frames. */
@Named("page")
@RequestScoped
public class PageBean {

  /** Inside the console, with its query: where the switch of the language leads back to. */
  public String getAddress() {
    String query = Faces.getRequestQueryString();
    String path = Faces.getRequestURI().substring(Faces.getRequestContextPath().length());
    return query == null ? path : path + "?" + query;
  }

  /** The language that the switch offers: the other one. */
  public String getOtherLanguage() {
    return Faces.getLocale().getLanguage().equals("en") ? "ja" : "en";
  }

  /** Asked again by the page, because a form of it is restored without its view being created. */
  public boolean isStateless() {
    return StatelessPages.isStateless(Faces.getViewId());
  }
}
