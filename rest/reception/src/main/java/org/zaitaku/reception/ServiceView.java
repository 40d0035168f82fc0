package org.zaitaku.reception;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What every page shows around its content.
 *
 * @param environment pages of the verification environment (接続検証環境) say so in a band
 */
@Schema(
    name = "Service",
    requiredProperties = {"serviceName", "environment", "footer", "contacts"})
public record ServiceView(
    String serviceName, Environment environment, String footer, List<Contact> contacts) {

  /** Where this server stands. */
  @Schema(name = "Environment")
  public enum Environment {
    @JsonProperty("verification")
    VERIFICATION,
    @JsonProperty("production")
    PRODUCTION
  }

  /** Whom to ask, e.g. a telephone number with its hours. */
  @Schema(
      name = "Contact",
      requiredProperties = {"label", "text"})
  public record Contact(String label, String text) {

    /**
     * Reads {@code label=text;label=text}; a part without {@code =} is a text without a label,
     * empty parts count for nothing.
     */
    static List<Contact> listOf(String configured) {
      return Arrays.stream(configured.split(";", -1))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .map(Contact::of)
          .toList();
    }

    private static Contact of(String part) {
      int equals = part.indexOf('=');
      return equals < 0
          ? new Contact("", part)
          : new Contact(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
    }
  }
}
