package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.shared.Environment;

/**
 * Name, footer and contacts of the service. In production the operator sets them, and the start is
 * refused without; the verification environment has the manual's (CON-001, CON-004) as default.
 */
@ApplicationScoped
public class ServiceTexts {

  private static final String NAME = "マイナ在宅受付Web";
  private static final String FOOTER =
      "Copyright © Health Insurance Claims Review & Reimbursement services, All Rights Reserved.";

  @Inject private Environment environment;

  @Inject
  @ConfigProperty(name = "zaitaku.service.name")
  private Optional<String> name;

  @Inject
  @ConfigProperty(name = "zaitaku.service.footer")
  private Optional<String> footer;

  /** {@code label=text;label=text}. */
  @Inject
  @ConfigProperty(name = "zaitaku.service.contacts")
  private Optional<String> contacts;

  ServiceView view() {
    return new ServiceView(
        name.orElse(NAME),
        environment.isVerification()
            ? ServiceView.Environment.VERIFICATION
            : ServiceView.Environment.PRODUCTION,
        footer.orElse(FOOTER),
        ServiceView.Contact.listOf(contacts.orElse("")));
  }
}
