package org.zaitaku.accessurl;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link UrlToken} as its characters. */
@Converter(autoApply = true)
public class UrlTokenConverter implements AttributeConverter<UrlToken, String> {

  @Override
  public String convertToDatabaseColumn(UrlToken token) {
    return token == null ? null : token.value();
  }

  @Override
  public UrlToken convertToEntityAttribute(String value) {
    return value == null ? null : new UrlToken(value);
  }
}
