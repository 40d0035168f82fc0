package org.zaitaku.reception;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.eclipse.microprofile.config.Config;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.card.KeyedHash;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * What the card app takes from its good answer to the browser, and the number that two devices
 * compare. Both are made from the challenge with this server's key whenever they are needed:
 * whoever only knows the challenge, because the link or the 二次元コード came from him, can make neither.
 */
@ApplicationScoped
public class ReturnNonces {

  private static final String NONCE = "return-nonce";
  private static final String NUMBER = "matching-number";

  /** Two digits, none of which is left out when it is read aloud. */
  private static final int LOWEST = 10;

  private static final int NUMBERS = 90;

  @Inject private Config config;

  private KeyedHash hash;

  @PostConstruct
  void open() {
    hash = KeyedHash.from(key -> config.getOptionalValue(key, String.class));
  }

  /** 43 characters of base64url. */
  String nonce(ChallengeValue challenge) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(hash.of(NONCE, challenge.sha256()));
  }

  /**
   * The hash of the challenge whose answer was good.
   *
   * @throws BusinessException RECEPTION_NOT_FOUND, as for a stranger
   */
  byte[] accept(CardReturn back) {
    return ChallengeValue.parse(back.challenge())
        .filter(challenge -> isNonce(challenge, back.nonce()))
        .map(ChallengeValue::sha256)
        .orElseThrow(() -> new BusinessException(ErrorCode.RECEPTION_NOT_FOUND));
  }

  private boolean isNonce(ChallengeValue challenge, String nonce) {
    return nonce != null
        && MessageDigest.isEqual(
            nonce(challenge).getBytes(StandardCharsets.US_ASCII),
            nonce.getBytes(StandardCharsets.UTF_8));
  }

  /** 10 to 99. */
  int number(byte[] challengeHash) {
    int random = ByteBuffer.wrap(hash.of(NUMBER, challengeHash)).getInt();
    return LOWEST + Integer.remainderUnsigned(random, NUMBERS);
  }
}
