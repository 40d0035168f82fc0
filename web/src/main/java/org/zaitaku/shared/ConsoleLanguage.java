package org.zaitaku.shared;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKitFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What somebody chose in the header; else Japanese, unless the browser asks for English and for no
 * Japanese at all.
 */
public class ConsoleLanguage extends ViewHandlerWrapper {

  public ConsoleLanguage(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Locale calculateLocale(FacesContext context) {
    List<Locale> wanted = new ArrayList<>();
    context.getExternalContext().getRequestLocales().forEachRemaining(wanted::add);
    return of((HttpServletRequest) context.getExternalContext().getRequest(), wanted);
  }

  /**
   * The language of a request that is no page.
   *
   * @param wanted by the browser
   */
  public static Locale of(HttpServletRequest request, List<Locale> wanted) {
    return ChosenLanguage.find(request).orElseGet(() -> choose(wanted));
  }

  /** There is but one; what a request asks for ({@code jakarta.faces.RenderKitId}) is not read. */
  @Override
  public String calculateRenderKitId(FacesContext context) {
    return RenderKitFactory.HTML_BASIC_RENDER_KIT;
  }

  static Locale choose(List<Locale> wanted) {
    List<String> languages = wanted.stream().map(Locale::getLanguage).toList();
    return languages.contains("en") && !languages.contains("ja") ? Locale.ENGLISH : Locale.JAPANESE;
  }
}
