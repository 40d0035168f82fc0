package org.zaitaku.reception;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.zaitaku.rest.DoorException;

/** By which a page says its name at each question. */
public class PageHeader {

  @Parameter(
      required = true,
      description = "A random name that the open page gave itself",
      schema = @Schema(type = SchemaType.STRING, pattern = "^" + PageName.FORM + "$"))
  @HeaderParam(PageName.HEADER)
  private String value;

  /**
   * The name.
   *
   * @throws DoorException VALUE_MALFORMED, also where it is missing
   */
  PageName name() {
    return new PageName(value);
  }
}
