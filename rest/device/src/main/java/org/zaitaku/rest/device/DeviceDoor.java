package org.zaitaku.rest.device;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.zaitaku.rest.SharedProviders;

/** The JSON API of the devices' door, below {@code /device/api/v1}. */
@ApplicationPath("/")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Zaitaku: devices' door",
            version = "1",
            description =
                "What マイナ資格確認アプリ calls. Every refusal is a problem document (RFC 9457) whose `code` is stable. Bodies are"
                    + " JSON in UTF-8 of at most 16 KiB; a member that is not described here is refused.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    servers = @Server(url = "/device"))
@SecurityScheme(
    securitySchemeName = "device",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The credential that the registration answered once")
public class DeviceDoor extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return SharedProviders.publicDoor(
        RegistrationFilter.class,
        RegistrationResource.class,
        DeviceFilter.class,
        DeviceResource.class);
  }
}
