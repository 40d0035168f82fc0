package org.zaitaku.shared;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.text.Normalizer;

/** Codes and IDs as they are meant: full-width digits and letters become half-width, blanks go. */
@FacesConverter("halfWidth")
public class HalfWidthConverter implements Converter<String> {

  @Override
  public String getAsObject(FacesContext context, UIComponent component, String typed) {
    return typed == null ? null : normalize(typed);
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, String value) {
    return value == null ? "" : value;
  }

  /** Half-width, without blanks around it. */
  public static String normalize(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }
}
