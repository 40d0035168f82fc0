package org.zaitaku.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A directory with the authorities and the virtual cards that they issued.
 *
 * <pre>
 * simulator.properties   base-url: where CRL and OCSP are, as the certificates say
 * authorities/1.p12 …    key and certificate of each authority and of its OCSP responder
 * cards/P01.p12 …        key and certificate of each card
 * identity/provider.jwk  the identity provider's key
 * identity/client.jwk    the server's key towards the identity provider; for the server
 * anchors.pem            certificates of the trusted authorities; for the server
 * cards.csv              card, person, issuerKeyId, serial, kind, algorithm; for the server's test data
 * state.properties       what happened since: wrong PINs, revocations
 * </pre>
 *
 * Immutable once loaded: signing with its cards takes no lock.
 */
public final class CardDirectory {

  static final String HEADER = "card,person,issuerKeyId,serial,kind,algorithm";

  private static final String SETTINGS = "simulator.properties";
  private static final String BASE_URL = "base-url";

  private static final String IDENTITY = "identity";

  private final Path path;
  private final URI base;
  private final Map<Integer, CardAuthority> authorities = new LinkedHashMap<>();
  private final Map<String, VirtualCard> cards = new LinkedHashMap<>();
  private IdentityKeys identity;

  private CardDirectory(Path path, URI base) {
    this.path = path;
    this.base = base;
  }

  /**
   * Makes what is missing in {@code path} and leaves alone what is there; an interrupted run is
   * completed by the next.
   *
   * @param base where the simulator is reached; CRL and OCSP addresses in the certificates begin
   *     with it
   * @throws IllegalArgumentException when the directory was made for another address, which its
   *     certificates still name
   */
  public static CardDirectory init(Path path, URI base, Clock clock) {
    try {
      Files.createDirectories(path.resolve("authorities"));
      Files.createDirectories(path.resolve("cards"));
      CardDirectory directory = new CardDirectory(path, withoutSlash(base));
      directory.keepBase();
      CertificateIssue issue = new CertificateIssue(directory.base, clock);
      directory.makeAuthorities(issue);
      directory.makeCards(issue);
      IdentityKeys.init(path.resolve(IDENTITY));
      directory.identity = IdentityKeys.read(path.resolve(IDENTITY));
      WholeFile.write(path.resolve("anchors.pem"), directory.anchors());
      WholeFile.write(path.resolve("cards.csv"), directory.table());
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Loads a directory that {@link #init} made.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static CardDirectory open(Path path) {
    if (!Files.exists(path.resolve("cards.csv"))) {
      throw new IllegalArgumentException(
          path + " holds no cards: run 'init --directory " + path + "' first");
    }
    try {
      CardDirectory directory =
          new CardDirectory(path, storedBase(path.resolve(SETTINGS)).orElseThrow());
      for (int id : CardAuthority.ALL) {
        directory.authorities.put(id, directory.authorityFile(id).readAuthority(id));
      }
      for (CardPlan plan : CardPlan.ALL) {
        directory.load(plan);
      }
      directory.identity = IdentityKeys.read(path.resolve(IDENTITY));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** All cards in the order of the table. */
  public List<VirtualCard> cards() {
    return List.copyOf(cards.values());
  }

  public Optional<VirtualCard> findCard(String name) {
    return Optional.ofNullable(cards.get(name));
  }

  /**
   * A card by its name, e.g. {@code P01-revoked}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public VirtualCard card(String name) {
    return findCard(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no card " + name));
  }

  public Optional<CardAuthority> findAuthority(int id) {
    return Optional.ofNullable(authorities.get(id));
  }

  /** An authority: 1, 2 or {@link CardAuthority#STRANGER}. */
  public CardAuthority authority(int id) {
    return findAuthority(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no authority " + id));
  }

  /** Where the simulator is reached, without a slash at the end. */
  public URI base() {
    return base;
  }

  /** For the server's {@code zaitaku.card.anchors}. */
  public Path anchorsFile() {
    return path.resolve("anchors.pem");
  }

  /** For the server's {@code zaitaku.testdata.cards}. */
  public Path cardsFile() {
    return path.resolve("cards.csv");
  }

  /** For the server's {@code zaitaku.card.oidc.client-key}. */
  public Path clientKeyFile() {
    return IdentityKeys.clientFile(path.resolve(IDENTITY));
  }

  IdentityKeys identityKeys() {
    return identity;
  }

  Path stateFile() {
    return path.resolve("state.properties");
  }

  private void keepBase() throws IOException {
    Path settings = path.resolve(SETTINGS);
    Optional<URI> stored = storedBase(settings);
    if (stored.isPresent() && !stored.get().equals(base)) {
      throw new IllegalArgumentException(
          path
              + " was made for "
              + stored.get()
              + ", which its certificates name; use that --base-url or another directory");
    }
    if (stored.isEmpty()) {
      WholeFile.write(settings, BASE_URL + "=" + base + "\n");
    }
  }

  private static Optional<URI> storedBase(Path settings) throws IOException {
    if (!Files.exists(settings)) {
      return Optional.empty();
    }
    Properties properties = WholeFile.readProperties(settings);
    return Optional.ofNullable(properties.getProperty(BASE_URL)).map(URI::create);
  }

  private static URI withoutSlash(URI base) {
    String text = base.toString();
    URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
      throw new IllegalArgumentException(
          "the base address is an HTTP address, e.g. http://localhost:8090");
    }
    return uri;
  }

  private void makeAuthorities(CertificateIssue issue) throws IOException {
    for (int id : CardAuthority.ALL) {
      KeyFile file = authorityFile(id);
      if (!file.exists()) {
        file.write(issue.authority(id));
      }
      authorities.put(id, file.readAuthority(id));
    }
  }

  private void makeCards(CertificateIssue issue) throws IOException {
    for (CardPlan plan : CardPlan.ALL) {
      KeyFile file = cardFile(plan.card());
      if (!file.exists()) {
        KeyPair pair = plan.key().generate();
        BigInteger serial =
            plan.twin()
                .map(twin -> card(twin).certificate().getSerialNumber())
                .orElseGet(issue::serial);
        X509Certificate certificate =
            issue.card(plan, authority(plan.authority()), serial, pair.getPublic());
        file.write(pair.getPrivate(), certificate);
      }
      load(plan);
    }
  }

  private void load(CardPlan plan) throws IOException {
    cards.put(plan.card(), cardFile(plan.card()).readCard(plan, authority(plan.authority())));
  }

  private KeyFile authorityFile(int id) {
    return new KeyFile(path.resolve("authorities").resolve(id + ".p12"));
  }

  private KeyFile cardFile(String name) {
    return new KeyFile(path.resolve("cards").resolve(name + ".p12"));
  }

  private String anchors() {
    List<String> blocks = new ArrayList<>();
    for (int id : CardAuthority.TRUSTED) {
      blocks.add("# generation " + id + "\n" + pem(authority(id).certificate()));
    }
    return String.join("", blocks);
  }

  private static String pem(X509Certificate certificate) {
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN CERTIFICATE-----\n"
          + lines.encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate can always be encoded", e);
    }
  }

  private String table() {
    StringBuilder table = new StringBuilder(HEADER).append('\n');
    for (VirtualCard card : cards.values()) {
      table
          .append(
              String.join(
                  ",",
                  card.name(),
                  card.person().orElse(""),
                  card.issuerKeyId(),
                  card.certificate().getSerialNumber().toString(),
                  card.kind().name(),
                  card.algorithm().name()))
          .append('\n');
    }
    return table.toString();
  }
}
