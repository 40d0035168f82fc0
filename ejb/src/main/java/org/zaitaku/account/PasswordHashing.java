package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with its parameters beside the hash, as a PHC string: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. 19 MiB and two passes, the least that OWASP asks for
 * (ASVS 11.4.2). No more at once than there are processors, in the order they were asked for:
 * others would only fill the memory, and a log-in does not wait behind a whole bulk registration.
 */
@ApplicationScoped
public class PasswordHashing {

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** A stored hash may be of other parameters, but not ask for all memory or time there is. */
  private static final int MOST_MEMORY_KIB = 262_144;

  private static final int MOST_PASSES = 16;
  private static final int MOST_LANES = 8;

  /** RFC 9106, 3.1: at least 8 KiB a lane. */
  private static final int LEAST_MEMORY_KIB_PER_LANE = 8;

  private static final String TODAY =
      "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

  private final Semaphore processors =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private final SecureRandom random = new SecureRandom();

  /**
   * Nobody's hash: compared with where no account is found, so that an unknown ID costs the same as
   * a wrong password.
   */
  private final String nobody = hash("nobody");

  /** A new hash with a new salt. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = argon2id(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return TODAY + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
  }

  /** Compares in constant time. An unreadable hash matches nothing. */
  public boolean matches(String password, String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches() || !isReadable(parts)) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] actual =
        argon2id(
            password,
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  private static boolean isReadable(Matcher parts) {
    int memoryKib = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    return lanes >= 1
        && lanes <= MOST_LANES
        && passes >= 1
        && passes <= MOST_PASSES
        && memoryKib >= lanes * LEAST_MEMORY_KIB_PER_LANE
        && memoryKib <= MOST_MEMORY_KIB
        && isBase64(parts.group(4))
        && isBase64(parts.group(5));
  }

  /** Without padding no length leaves one character over. */
  private static boolean isBase64(String text) {
    return text.length() % 4 != 1;
  }

  /** The work of a comparison, for nobody. */
  public void matchNobody(String password) {
    matches(password, nobody);
  }

  /** Whether the hash was made with other parameters than today's. */
  public boolean isOutdated(String phc) {
    return !phc.startsWith(TODAY);
  }

  private byte[] argon2id(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    processors.acquireUninterruptibly();
    try {
      return hashed(password, salt, memoryKib, passes, lanes, length);
    } finally {
      processors.release();
    }
  }

  private static byte[] hashed(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .build());
    byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[length];
    generator.generateBytes(utf8, hash);
    Arrays.fill(utf8, (byte) 0);
    return hash;
  }
}
