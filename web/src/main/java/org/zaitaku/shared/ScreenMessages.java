package org.zaitaku.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words out of the bundle, put on the screen as messages. */
@ApplicationScoped
public class ScreenMessages {

  /** Base name of the bundle; Japanese and English stand beside each other. */
  public static final String BUNDLE = "org.zaitaku.messages";

  /** The words for a refusal. */
  public void error(ErrorCode code) {
    error(key(code));
  }

  /** A message by its key, with the values that it has places for. */
  public void error(String key, Object... values) {
    FacesContext context = FacesContext.getCurrentInstance();
    String words = words(context.getViewRoot().getLocale(), key, values);
    context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
  }

  /** A message at a field, by the field's id. */
  public void errorAt(String field, String key, Object... values) {
    FacesContext context = FacesContext.getCurrentInstance();
    String words = words(context.getViewRoot().getLocale(), key, values);
    context.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
  }

  static String key(ErrorCode code) {
    return "error." + code.name();
  }

  static String words(Locale locale, String key, Object... values) {
    String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }
}
