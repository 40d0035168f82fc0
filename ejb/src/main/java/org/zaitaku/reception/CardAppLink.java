package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.shared.PublicAddress;

/**
 * The link that opens the card app. Its scheme is not public, so it is a template of the
 * configuration with {@code {challenge}}, {@code {origin}}, {@code {callback}} and {@code
 * {return}}, each put in percent-encoded.
 */
@ApplicationScoped
public class CardAppLink {

  @Inject
  @ConfigProperty(name = "zaitaku.card.link-template")
  private String template;

  @Inject private PublicAddress address;

  String of(ChallengeValue challenge) {
    return template
        .replace("{challenge}", encode(challenge.text()))
        .replace("{origin}", encode(address.origin()))
        .replace("{callback}", encode(address.ofCallback()))
        .replace("{return}", encode(address.ofReturn()));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
