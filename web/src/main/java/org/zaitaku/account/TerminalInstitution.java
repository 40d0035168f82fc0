package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.shared.Sha256;

/**
 * The institution that a terminal's client certificate names (X-15, ORG-020). The listener has
 * verified the certificate; here only its subject is read.
 */
@ApplicationScoped
public class TerminalInstitution {

  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private static final Map<String, String> KEYWORDS = Map.of("2.5.4.5", "serialNumber");

  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");

  /** Whether terminals come with certificates; the code is then never typed. */
  @Inject
  @ConfigProperty(name = "zaitaku.terminal.certificate", defaultValue = "false")
  private boolean certificate;

  /** Attributes of the subject that may hold the code, the first that does counts. */
  @Inject
  @ConfigProperty(name = "zaitaku.terminal.institution-attribute", defaultValue = "serialNumber,OU")
  private List<String> attributes;

  public boolean isByCertificate() {
    return certificate;
  }

  /** The code in this request's client certificate. */
  public Optional<String> find(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
        ? find(chain[0].getSubjectX500Principal(), attributes)
        : Optional.empty();
  }

  /** From where this request comes, for the count of failures (LOG-007). */
  public LoginOrigin origin(HttpServletRequest request) {
    return isByCertificate()
        ? new LoginOrigin(fingerprint(request), null, request.getRemoteAddr())
        : new LoginOrigin(null, TerminalMark.of(request), request.getRemoteAddr());
  }

  private static String fingerprint(HttpServletRequest request) {
    if (!(request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain)
        || chain.length == 0) {
      return null;
    }
    try {
      return Sha256.hex(chain[0].getEncoded());
    } catch (CertificateEncodingException unreadable) {
      throw new IllegalStateException("a certificate that the listener accepted", unreadable);
    }
  }

  static Optional<String> find(X500Principal subject, Collection<String> attributes) {
    List<Rdn> names = names(subject);
    return attributes.stream()
        .flatMap(
            attribute ->
                names.stream()
                    .filter(name -> name.getType().equalsIgnoreCase(attribute.strip()))
                    .map(name -> name.getValue().toString()))
        .filter(value -> TEN_DIGITS.matcher(value).matches())
        .findFirst();
  }

  private static List<Rdn> names(X500Principal subject) {
    try {
      return new LdapName(subject.getName(X500Principal.RFC2253, KEYWORDS)).getRdns();
    } catch (InvalidNameException unreadable) {
      return List.of();
    }
  }
}
