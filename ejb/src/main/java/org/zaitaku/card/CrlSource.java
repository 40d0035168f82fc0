package org.zaitaku.card;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks a certificate up in its authority's revocation list, which is fetched where the certificate
 * or the configuration says.
 */
final class CrlSource implements RevocationSource {

  /** Longest list, in bytes: about a million entries. */
  private static final int MAX_LIST = 64 * 1024 * 1024;

  private final LimitedHttp http;
  private final Duration timeout;
  private final Duration maxAge;
  private final Optional<URI> override;
  private final Clock clock;
  private final Map<Place, CachedRevocationList> lists = new ConcurrentHashMap<>();

  /**
   * One place may serve lists of several generations over time; each generation's is kept for
   * itself.
   */
  private record Place(URI address, String issuerKeyId) {}

  CrlSource(Duration timeout, Duration maxAge, Optional<URI> override, Clock clock) {
    this.http = new LimitedHttp(timeout, MAX_LIST);
    this.timeout = timeout;
    this.maxAge = maxAge;
    this.override = override;
    this.clock = clock;
  }

  @Override
  public RevocationFinding ask(X509Certificate certificate, IssuingAuthority issuer)
      throws RevocationUndeterminedException {
    URI address = address(certificate);
    RevocationList list =
        lists
            .computeIfAbsent(
                new Place(address, issuer.keyId()),
                place ->
                    new CachedRevocationList(
                        () -> RevocationList.read(http.get(address), issuer),
                        timeout,
                        maxAge,
                        clock))
            .current();
    return new RevocationFinding(
        list.status(certificate),
        new RevocationEvidence(RevocationEvidence.Source.CRL, clock.instant(), list.thisUpdate()));
  }

  private URI address(X509Certificate certificate) throws RevocationUndeterminedException {
    if (override.isPresent()) {
      return override.get();
    }
    return RevocationAddresses.firstWeb(RevocationAddresses.distributionPoints(certificate))
        .orElseThrow(
            () -> new RevocationUndeterminedException("the certificate names no revocation list"));
  }
}
