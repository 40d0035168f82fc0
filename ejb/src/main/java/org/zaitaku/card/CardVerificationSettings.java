package org.zaitaku.card;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How cards are verified here, apart from whom is trusted ({@link TrustAnchors}). Every value comes
 * from the configuration; one that is missing or unreadable stops the start with its name.
 *
 * @param policies object identifiers of which a certificate must carry one; never empty
 * @param revocation how revocation is asked for
 * @param ocspTimeout longest time for one question to a responder, from connecting to the last byte
 * @param ocspMaxAge how old a responder's answer without nonce may be
 * @param crlTimeout longest time to fetch a revocation list
 * @param crlMaxAge how long a fetched list is used before it is fetched again
 * @param ocspUrl responder to ask in place of the one that the certificate names
 * @param crlUrl list to fetch in place of the one that the certificate names
 */
public record CardVerificationSettings(
    Set<String> policies,
    RevocationMode revocation,
    Duration ocspTimeout,
    Duration ocspMaxAge,
    Duration crlTimeout,
    Duration crlMaxAge,
    Optional<URI> ocspUrl,
    Optional<URI> crlUrl) {

  /** Policy of 利用者証明用電子証明書, as it is known from public clients. */
  public static final String USER_AUTHENTICATION_POLICY = "1.2.392.200149.8.5.1.3.30";

  static final String POLICIES = "zaitaku.card.policies";
  static final String REVOCATION = "zaitaku.card.revocation";
  static final String OCSP_TIMEOUT = "zaitaku.card.ocsp.timeout";
  static final String OCSP_MAX_AGE = "zaitaku.card.ocsp.max-age";
  static final String OCSP_URL = "zaitaku.card.ocsp.url";
  static final String CRL_TIMEOUT = "zaitaku.card.crl.timeout";
  static final String CRL_MAX_AGE = "zaitaku.card.crl.max-age";
  static final String CRL_URL = "zaitaku.card.crl.url";
  static final String ENVIRONMENT = "zaitaku.environment";

  private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

  public CardVerificationSettings {
    policies = Set.copyOf(policies);
    Objects.requireNonNull(revocation);
    if (policies.isEmpty()) {
      throw refused(POLICIES, "names no policy", null);
    }
    requirePositive(OCSP_TIMEOUT, ocspTimeout);
    requirePositive(OCSP_MAX_AGE, ocspMaxAge);
    requirePositive(CRL_TIMEOUT, crlTimeout);
    requirePositive(CRL_MAX_AGE, crlMaxAge);
  }

  /**
   * Reads the configuration.
   *
   * @param values the value of a key, or empty
   * @throws IllegalStateException naming the key that is missing or unreadable
   */
  public static CardVerificationSettings from(Function<String, Optional<String>> values) {
    return new CardVerificationSettings(
        policies(values.apply(POLICIES).orElse(USER_AUTHENTICATION_POLICY)),
        revocation(values.apply(REVOCATION).orElse(RevocationMode.OCSP.word())),
        duration(values, OCSP_TIMEOUT, "PT3S"),
        duration(values, OCSP_MAX_AGE, "PT10M"),
        duration(values, CRL_TIMEOUT, "PT10S"),
        duration(values, CRL_MAX_AGE, "PT24H"),
        url(values, OCSP_URL),
        url(values, CRL_URL));
  }

  private static Set<String> policies(String list) {
    Set<String> policies =
        Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    if (!policies.stream().allMatch(policy -> OID.matcher(policy).matches())) {
      throw refused(POLICIES, "is not a comma list of object identifiers", null);
    }
    return policies;
  }

  private static RevocationMode revocation(String word) {
    return RevocationMode.named(word)
        .orElseThrow(() -> refused(REVOCATION, "is not ocsp, crl or ocsp-then-crl", null));
  }

  private static Duration duration(
      Function<String, Optional<String>> values, String key, String preset) {
    try {
      return Duration.parse(values.apply(key).orElse(preset));
    } catch (DateTimeParseException unreadable) {
      throw refused(key, "is not a duration like " + preset, unreadable);
    }
  }

  private static Optional<URI> url(Function<String, Optional<String>> values, String key) {
    return values
        .apply(key)
        .filter(text -> !text.isBlank())
        .map(
            text ->
                RevocationAddresses.web(text)
                    .orElseThrow(() -> refused(key, "is not an http or https URL", null)));
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw refused(key, "is not above zero", null);
    }
  }

  private static IllegalStateException refused(String key, String why, Throwable cause) {
    return new IllegalStateException(key + " " + why, cause);
  }
}
