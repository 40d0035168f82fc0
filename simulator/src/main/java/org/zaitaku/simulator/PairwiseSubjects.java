package org.zaitaku.simulator;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The provider's name for a person towards one client: the same for every card of that person, old
 * and new, and another towards another client.
 */
final class PairwiseSubjects {

  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;
  private final String client;

  PairwiseSubjects(ECKey provider, String client) {
    this.key = new SecretKeySpec(provider.getD().decode(), HMAC);
    this.client = client;
  }

  String of(VirtualCard card) {
    String holder = card.person().orElse("card " + card.name());
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal((client + "\n" + holder).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }
}
