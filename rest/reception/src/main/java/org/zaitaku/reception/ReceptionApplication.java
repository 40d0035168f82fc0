package org.zaitaku.reception;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.zaitaku.rest.SharedProviders;

/** The JSON API of the patients' door, below {@code /reception/api/v1}. */
@ApplicationPath("api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Zaitaku: patients' door",
            version = "1",
            description =
                "What the patients' pages and the card app call. Every refusal is a problem document (RFC 9457) whose `code` is"
                    + " stable; clients need nothing else of it. Bodies are JSON in UTF-8 of at most 16 KiB; a member that is not"
                    + " described here is refused.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    servers = @Server(url = "/reception"))
public class ReceptionApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return SharedProviders.publicDoor(
        PatientFilter.class,
        StartLimit.class,
        AnswerLimit.class,
        ServiceResource.class,
        UrlResource.class,
        ReceptionResource.class,
        CardAnswerResource.class,
        CardReturnResource.class,
        ProviderReturnResource.class);
  }
}
