package org.zaitaku.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link InstitutionCode} as its ten digits. */
@Converter(autoApply = true)
public class InstitutionCodeConverter implements AttributeConverter<InstitutionCode, String> {

  @Override
  public String convertToDatabaseColumn(InstitutionCode code) {
    return code == null ? null : code.value();
  }

  @Override
  public InstitutionCode convertToEntityAttribute(String value) {
    return value == null ? null : new InstitutionCode(value);
  }
}
