package org.zaitaku.audit;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.List;

/** Changes as a JSON text; no changes as null. */
@Converter(autoApply = true)
public class AuditChangesConverter implements AttributeConverter<AuditChanges, String> {

  /** Looked for once: each {@code Json.create…} searches every archive for it anew. */
  private static final JsonProvider JSON = JsonProvider.provider();

  @Override
  public String convertToDatabaseColumn(AuditChanges changes) {
    if (changes == null || changes.list().isEmpty()) {
      return null;
    }
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (AuditChange change : changes.list()) {
      JsonObjectBuilder object = JSON.createObjectBuilder().add("item", change.item());
      if (change.before() != null) {
        object.add("before", change.before());
      }
      if (change.after() != null) {
        object.add("after", change.after());
      }
      array.add(object);
    }
    return array.build().toString();
  }

  @Override
  public AuditChanges convertToEntityAttribute(String text) {
    if (text == null) {
      return AuditChanges.NONE;
    }
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      List<AuditChange> list =
          reader.readArray().getValuesAs(JsonObject.class).stream()
              .map(
                  object ->
                      new AuditChange(
                          object.getString("item"),
                          object.getString("before", null),
                          object.getString("after", null)))
              .toList();
      return new AuditChanges(list);
    }
  }
}
