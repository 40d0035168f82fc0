package org.zaitaku.reception;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.accessurl.QrCode;
import org.zaitaku.card.CardMethod;

/**
 * What opens the card app.
 *
 * @param link for the app on this device, or of the identity provider
 * @param method OIDC where it leads to an identity provider, which sends this browser back
 * @param qrCode the same link as 二次元コード for a phone beside it, a data URL of a PNG; null where the
 *     card was asked for on this device
 * @param expiresAt when the challenge in it ends, to the second
 */
@Schema(
    name = "CardAuthentication",
    requiredProperties = {"link", "method", "qrCode", "expiresAt"})
public record CardAuthenticationView(
    String link,
    CardMethod method,
    @Schema(nullable = true, description = "null where the card was asked for on the same device")
        String qrCode,
    Instant expiresAt) {

  private static final int PIXELS = 360;

  static CardAuthenticationView from(CardRequest request) {
    return new CardAuthenticationView(
        request.link(),
        request.method(),
        request.device() == CardDevice.OTHER ? code(request.link()) : null,
        request.expiresAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String code(String link) {
    byte[] png = QrCode.ofRandom(link).png(PIXELS);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  /** Never the challenge. */
  @Override
  public String toString() {
    return "CardAuthenticationView[until " + expiresAt + "]";
  }
}
