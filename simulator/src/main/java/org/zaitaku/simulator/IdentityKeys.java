package org.zaitaku.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/**
 * The keys of the log-in by OpenID Connect, each in a file with a JWK: the provider's own, and the
 * client's, of which the server reads the private half. A real client makes its key by itself and
 * hands in the public half.
 *
 * @param provider signs ID tokens
 * @param client the server's; the provider uses its public half only
 */
record IdentityKeys(ECKey provider, ECKey client) {

  private static final String PROVIDER = "provider.jwk";
  private static final String CLIENT = "client.jwk";

  /** Makes what is missing in the directory. */
  static void init(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String name : new String[] {PROVIDER, CLIENT}) {
      if (!Files.exists(directory.resolve(name))) {
        WholeFile.write(directory.resolve(name), generate().toJSONString() + "\n");
      }
    }
  }

  static IdentityKeys read(Path directory) throws IOException {
    return new IdentityKeys(key(directory.resolve(PROVIDER)), key(clientFile(directory)));
  }

  static Path clientFile(Path directory) {
    return directory.resolve(CLIENT);
  }

  static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this JDK cannot make a key on P-256", e);
    }
  }

  private static ECKey key(Path file) throws IOException {
    try {
      return ECKey.parse(Files.readString(file));
    } catch (ParseException e) {
      throw new IOException(file + " is not a JWK", e);
    }
  }

  @Override
  public String toString() {
    return "IdentityKeys[" + provider.getKeyID() + ", " + client.getKeyID() + "]";
  }
}
