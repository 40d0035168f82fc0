package org.zaitaku.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link UserId} as it was registered. */
@Converter(autoApply = true)
public class UserIdConverter implements AttributeConverter<UserId, String> {

  @Override
  public String convertToDatabaseColumn(UserId id) {
    return id == null ? null : id.value();
  }

  @Override
  public UserId convertToEntityAttribute(String value) {
    return value == null ? null : new UserId(value);
  }
}
