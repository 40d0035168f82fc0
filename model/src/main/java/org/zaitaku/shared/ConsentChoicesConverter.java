package org.zaitaku.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link ConsentChoices} in one text column. */
@Converter(autoApply = true)
public class ConsentChoicesConverter implements AttributeConverter<ConsentChoices, String> {

  @Override
  public String convertToDatabaseColumn(ConsentChoices choices) {
    return choices == null ? null : choices.toText();
  }

  @Override
  public ConsentChoices convertToEntityAttribute(String text) {
    return text == null ? null : ConsentChoices.ofText(text);
  }
}
