package org.zaitaku.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;

/**
 * Secrets that the database keeps, encrypted: AES-256-GCM with a random nonce, bound to what they
 * are for, so that one cannot be put in another's place. In front stands the key's id: after a
 * change of {@code zaitaku.secret-key} what the previous key closed still opens.
 *
 * <p>Bytes: key id (4), nonce (12), ciphertext with its tag (16 longer than what it hides).
 */
@ApplicationScoped
public class SecretBox {

  private static final int KEY_BYTES = 32;
  private static final int KEY_ID_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = KEY_ID_BYTES + NONCE_BYTES;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final SecureRandom random = new SecureRandom();

  /** By their ids; the first one closes. */
  private final Map<ByteBuffer, SecretKeySpec> keys = new LinkedHashMap<>();

  private ByteBuffer today;

  protected SecretBox() {}

  @Inject
  public SecretBox(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  /**
   * Reads the keys from the configuration.
   *
   * @param values the value of a key, or empty
   * @throws IllegalStateException naming the key that is missing or is not base64 of 32 bytes
   */
  public SecretBox(Function<String, Optional<String>> values) {
    String name = ConfigurationKey.SECRET_KEY.key();
    today =
        add(
            name,
            values.apply(name).orElseThrow(() -> new IllegalStateException(name + " is missing")));
    String previous = ConfigurationKey.SECRET_KEY_PREVIOUS.key();
    values.apply(previous).filter(text -> !text.isBlank()).ifPresent(text -> add(previous, text));
  }

  private ByteBuffer add(String name, String text) {
    byte[] key = decode(text);
    if (key.length != KEY_BYTES) {
      // Neither the value nor the decoder's message, which quotes it, may reach the log.
      throw new IllegalStateException(name + " is not base64 of 32 bytes");
    }
    ByteBuffer id = ByteBuffer.wrap(Arrays.copyOf(sha256(key), KEY_ID_BYTES));
    keys.putIfAbsent(id, new SecretKeySpec(key, "AES"));
    return id;
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** The id tells nothing about the key: its hash under a label of its own. */
  private static byte[] sha256(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("zaitaku secret key id".getBytes(StandardCharsets.US_ASCII));
      return digest.digest(key);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks SHA-256", impossible);
    }
  }

  /**
   * Closes a secret.
   *
   * @param purpose what it is for and whose, e.g. {@code totp:17}; needed again to open it
   */
  public byte[] seal(String purpose, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] hidden = cipher(Cipher.ENCRYPT_MODE, keys.get(today), nonce, purpose).doFinal(secret);
      return ByteBuffer.allocate(HEAD_BYTES + hidden.length)
          .put(today.duplicate())
          .put(nonce)
          .put(hidden)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks " + CIPHER, impossible);
    }
  }

  /**
   * Opens what {@link #seal} closed.
   *
   * @throws IllegalStateException where it was altered, belongs to another purpose, or was closed
   *     with a key that is not configured any more
   */
  public byte[] open(String purpose, byte[] sealed) {
    if (sealed.length < HEAD_BYTES + TAG_BITS / Byte.SIZE) {
      throw new IllegalStateException("not a sealed secret");
    }
    SecretKeySpec key = keys.get(ByteBuffer.wrap(Arrays.copyOf(sealed, KEY_ID_BYTES)));
    if (key == null) {
      throw new IllegalStateException(
          "sealed with a key that is neither "
              + ConfigurationKey.SECRET_KEY.key()
              + " nor "
              + ConfigurationKey.SECRET_KEY_PREVIOUS.key());
    }
    byte[] nonce = Arrays.copyOfRange(sealed, KEY_ID_BYTES, HEAD_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, purpose)
          .doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
    } catch (GeneralSecurityException altered) {
      throw new IllegalStateException(
          "a sealed secret was altered or is of another purpose", altered);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String purpose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
