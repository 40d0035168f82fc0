package org.zaitaku.reception;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.accessurl.QrCode;

/**
 * What opens the card app.
 *
 * @param link for the app on this device
 * @param qrCode the same link as 二次元コード for a phone beside it: a data URL of a PNG
 * @param expiresAt when the challenge in it ends, to the second
 */
@Schema(
    name = "CardAuthentication",
    requiredProperties = {"link", "qrCode", "expiresAt"})
public record CardAuthenticationView(String link, String qrCode, Instant expiresAt) {

  private static final int PIXELS = 360;

  static CardAuthenticationView from(CardRequest request) {
    byte[] png = QrCode.ofRandom(request.link()).png(PIXELS);
    return new CardAuthenticationView(
        request.link(),
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
        request.expiresAt().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Never the challenge. */
  @Override
  public String toString() {
    return "CardAuthenticationView[until " + expiresAt + "]";
  }
}
