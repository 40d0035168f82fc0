package org.zaitaku.card;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Objects;
import org.zaitaku.shared.Sha256;

/**
 * The certificate's key signed SHA-256(origin) followed by SHA-256(challenge). The origin is ours:
 * a signature that a look-alike page obtained names the look-alike.
 */
public final class SignatureCheck implements CardCheck {

  private final byte[] originHash;

  /**
   * Checks against one origin.
   *
   * @param origin scheme, host and port of the patients' door, without a slash at the end
   */
  public SignatureCheck(String origin) {
    this.originHash = Sha256.of(Objects.requireNonNull(origin).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void check(PresentedCard card) {
    if (!isValid(card)) {
      throw new CardRefusedException(
          CardRefusal.SIGNATURE_INVALID, "not this key's signature over origin and challenge");
    }
  }

  private boolean isValid(PresentedCard card) {
    CardAlgorithm algorithm = AlgorithmCheck.allowed(card);
    PublicKey key = card.certificate().getPublicKey();
    if (!algorithm.hasFormOfSignature(card.signature(), key)) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(algorithm.jcaName());
      signature.initVerify(key);
      signature.update(originHash);
      signature.update(card.challenge().sha256());
      return signature.verify(card.signature());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java platform lacks " + algorithm, impossible);
    } catch (InvalidKeyException | SignatureException notASignature) {
      return false;
    }
  }
}
