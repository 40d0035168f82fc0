package org.zaitaku.card.oidc;

import java.nio.charset.StandardCharsets;
import org.zaitaku.card.KeyedHash;
import org.zaitaku.shared.SubjectKey;

/**
 * Makes the keyed hash by which a provider's subject is remembered: a subject means somebody only
 * together with its issuer. Without the key, whoever holds the database learns no subject.
 */
final class SubjectKeys {

  private static final String LABEL = "oidc-subject";

  private final KeyedHash hash;

  SubjectKeys(KeyedHash hash) {
    this.hash = hash;
  }

  /** Neither part can hold the NUL that stands between them: both are visible ASCII. */
  SubjectKey of(String issuer, String subject) {
    return new SubjectKey(
        hash.of((LABEL + '\0' + issuer + '\0' + subject).getBytes(StandardCharsets.UTF_8)));
  }
}
