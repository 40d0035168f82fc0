package org.zaitaku.reception;

import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.zaitaku.rest.RefusalDocument;
import org.zaitaku.shared.ConsentItem;

/**
 * For the OpenAPI document of this door, at build time only: what another item covers
 * is no item here.
 */
public class ReceptionDocument extends RefusalDocument {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Schema items = document.getComponents().getSchemas().get("ConsentItem");
    List<Object> named =
        items.getEnumeration().stream()
            .filter(item -> !ConsentItem.valueOf(item.toString()).isCovered())
            .toList();
    items.setEnumeration(named);
  }
}
