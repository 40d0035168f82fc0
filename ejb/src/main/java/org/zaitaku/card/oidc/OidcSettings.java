package org.zaitaku.card.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.zaitaku.shared.ConfigurationKey;

/**
 * The identity provider and what we are to it. Every value comes from the configuration; one that
 * is missing or unreadable stops the start with its name. Where the provider's addresses are is
 * configured and never looked up at the provider: what a start trusts is what stands there.
 *
 * @param issuer the provider's name in its tokens, letter by letter
 * @param authorizationEndpoint where a browser is sent
 * @param tokenEndpoint where a code is exchanged
 * @param keys where the provider publishes its keys (JWKS)
 * @param clientId ours
 * @param clientKey by which we prove who we are
 * @param redirectUri where the provider sends the browser back, as it is registered there
 * @param scope what is asked for; holds {@code openid}
 * @param contexts values of {@code acr} that are asked for, of which a token must have one; empty
 *     where none is
 * @param fresh whether the provider is told to have the card read again, whatever it remembers
 * @param clockSkew by how much the provider's clock may differ from ours
 * @param timeout longest time for one question to the provider, from connecting to the last byte
 * @param keysMaxAge how long the provider's keys are used before they are fetched again
 */
public record OidcSettings(
    String issuer,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI keys,
    String clientId,
    ClientKey clientKey,
    String redirectUri,
    List<String> scope,
    List<String> contexts,
    boolean fresh,
    Duration clockSkew,
    Duration timeout,
    Duration keysMaxAge) {

  private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** RFC 6749 appendix A.4, each of them. */
  private static final Pattern WORD = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100}");

  /** More than this is no difference of clocks. */
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public OidcSettings {
    scope = List.copyOf(scope);
    contexts = List.copyOf(contexts);
    if (!scope.contains("openid")) {
      throw refused(ConfigurationKey.CARD_OIDC_SCOPE, "does not hold openid");
    }
    if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
      throw refused(ConfigurationKey.CARD_OIDC_CLOCK_SKEW, "is not between PT0S and PT5M");
    }
    requirePositive(ConfigurationKey.CARD_OIDC_TIMEOUT, timeout);
    requirePositive(ConfigurationKey.CARD_OIDC_KEYS_MAX_AGE, keysMaxAge);
  }

  /**
   * Reads the configuration.
   *
   * @param values the value of a key, or empty
   * @param redirectUri where the browser comes back to
   * @throws IllegalStateException naming the key that is missing or unreadable
   */
  public static OidcSettings from(Function<String, Optional<String>> values, String redirectUri) {
    Values read = new Values(values);
    URI issuer = read.address(ConfigurationKey.CARD_OIDC_ISSUER);
    return new OidcSettings(
        issuer.toString(),
        read.address(ConfigurationKey.CARD_OIDC_AUTHORIZATION_ENDPOINT),
        read.address(ConfigurationKey.CARD_OIDC_TOKEN_ENDPOINT),
        read.address(ConfigurationKey.CARD_OIDC_KEYS),
        read.clientId(),
        ClientKey.read(read.file(ConfigurationKey.CARD_OIDC_CLIENT_KEY)),
        redirectUri,
        read.words(ConfigurationKey.CARD_OIDC_SCOPE, "openid"),
        read.words(ConfigurationKey.CARD_OIDC_ACR_VALUES, ""),
        read.isFresh(),
        read.duration(ConfigurationKey.CARD_OIDC_CLOCK_SKEW, "PT30S"),
        read.duration(ConfigurationKey.CARD_OIDC_TIMEOUT, "PT5S"),
        read.duration(ConfigurationKey.CARD_OIDC_KEYS_MAX_AGE, "PT1H"));
  }

  /** The values of the configuration, each read with its key at hand. */
  private record Values(Function<String, Optional<String>> values) {

    private Optional<String> find(ConfigurationKey key) {
      return values.apply(key.key()).filter(text -> !text.isBlank());
    }

    private String get(ConfigurationKey key) {
      return find(key).orElseThrow(() -> refused(key, "is missing"));
    }

    /**
     * An address of the provider. Over plain http only on this machine, and only in the
     * verification environment.
     */
    URI address(ConfigurationKey key) {
      String text = get(key);
      URI address;
      try {
        address = new URI(text);
      } catch (URISyntaxException notAnAddress) {
        throw refused(key, "is not an https URL");
      }
      if (address.getHost() == null
          || address.getRawUserInfo() != null
          || address.getRawFragment() != null
          || !(isSafe(address) || isHere(address))) {
        throw refused(key, "is not an https URL");
      }
      return address;
    }

    private static boolean isSafe(URI address) {
      return "https".equalsIgnoreCase(address.getScheme());
    }

    private boolean isHere(URI address) {
      return "http".equalsIgnoreCase(address.getScheme())
          && find(ConfigurationKey.ENVIRONMENT).filter("verification"::equals).isPresent()
          && THIS_MACHINE.contains(address.getHost());
    }

    String clientId() {
      String id = get(ConfigurationKey.CARD_OIDC_CLIENT_ID);
      if (!CLIENT_ID.matcher(id).matches()) {
        throw refused(
            ConfigurationKey.CARD_OIDC_CLIENT_ID, "is not 1 to 255 visible ASCII characters");
      }
      return id;
    }

    Path file(ConfigurationKey key) {
      try {
        return Path.of(get(key));
      } catch (InvalidPathException notAPath) {
        throw refused(key, "is not a path");
      }
    }

    List<String> words(ConfigurationKey key, String preset) {
      String list = find(key).orElse(preset).strip();
      List<String> words = list.isEmpty() ? List.of() : Arrays.asList(list.split(" +", -1));
      if (!words.stream().allMatch(word -> WORD.matcher(word).matches())) {
        throw refused(key, "is not a list of words with spaces between");
      }
      return words;
    }

    boolean isFresh() {
      return switch (find(ConfigurationKey.CARD_OIDC_PROMPT).orElse("login")) {
        case "login" -> true;
        case "omit" -> false;
        default -> throw refused(ConfigurationKey.CARD_OIDC_PROMPT, "is not login or omit");
      };
    }

    Duration duration(ConfigurationKey key, String preset) {
      try {
        return Duration.parse(find(key).orElse(preset));
      } catch (DateTimeParseException unreadable) {
        throw refused(key, "is not a duration like " + preset);
      }
    }
  }

  private static void requirePositive(ConfigurationKey key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw refused(key, "is not above zero");
    }
  }

  private static IllegalStateException refused(ConfigurationKey key, String why) {
    return new IllegalStateException(key.key() + " " + why);
  }
}
