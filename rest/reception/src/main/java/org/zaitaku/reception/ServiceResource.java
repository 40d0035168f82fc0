package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What every page shows around its content. */
@Path("service")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service")
public class ServiceResource {

  @Inject private ServiceTexts texts;

  @GET
  @Operation(
      operationId = "readService",
      summary = "Service name, footer, contacts and environment, as the operator configured them")
  public ServiceView read() {
    return texts.view();
  }
}
