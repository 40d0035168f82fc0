package org.zaitaku.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.zaitaku.shared.ConfigurationKey;
import org.zaitaku.shared.SecretBox;

/**
 * How the database keeps an {@link ActivationNumber}: found by HMAC-SHA-256, shown by opening what
 * is sealed. Twelve digits are few enough to be tried one by one, so a hash without a key would
 * hide nothing. The key is derived from {@code zaitaku.card.serial-key}, which is there for keyed
 * hashes and never changes, and is no other's key.
 */
@ApplicationScoped
public class ActivationNumbers {

  private static final String HMAC = "HmacSHA256";
  private static final String PURPOSE = "activation-code";

  @Inject private SecretBox box;

  private byte[] key;

  protected ActivationNumbers() {}

  @Inject
  public ActivationNumbers(Config config) {
    byte[] serialKey =
        Base64.getDecoder()
            .decode(config.getValue(ConfigurationKey.CARD_SERIAL_KEY.key(), String.class));
    key = hmac(serialKey, PURPOSE);
    Arrays.fill(serialKey, (byte) 0);
  }

  byte[] hash(ActivationNumber number) {
    return hmac(key, number.value());
  }

  byte[] seal(ActivationNumber number) {
    return box.seal(PURPOSE, number.value().getBytes(StandardCharsets.US_ASCII));
  }

  ActivationNumber open(ActivationCode code) {
    return new ActivationNumber(
        new String(box.open(PURPOSE, code.sealed()), StandardCharsets.US_ASCII));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks " + HMAC, impossible);
    }
  }
}
