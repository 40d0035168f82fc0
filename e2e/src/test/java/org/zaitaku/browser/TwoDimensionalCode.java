package org.zaitaku.browser;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** What a phone's camera reads off the screen: the picture as it is drawn, not as it was sent. */
final class TwoDimensionalCode {

  private TwoDimensionalCode() {}

  static String decode(Locator shown) {
    shown.evaluate("picture => picture.decode?.()");
    try {
      return decode(ImageIO.read(new ByteArrayInputStream(shown.screenshot())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a picture, e.g. a printed page. */
  static String decode(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    RGBLuminanceSource pixels =
        new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    return decode(pixels, DecodeHintType.TRY_HARDER)
        .or(() -> decode(pixels, DecodeHintType.PURE_BARCODE))
        .orElseThrow(() -> new AssertionError("no code can be read off the picture"));
  }

  /**
   * ZXing finds the corners of about one sound code in 150 wrongly; told that there is nothing but
   * a code, it needs no corners.
   */
  private static Optional<String> decode(RGBLuminanceSource pixels, DecodeHintType way) {
    try {
      return Optional.of(
          new MultiFormatReader()
              .decode(
                  new BinaryBitmap(new HybridBinarizer(pixels)),
                  Map.of(
                      DecodeHintType.POSSIBLE_FORMATS,
                      List.of(BarcodeFormat.QR_CODE),
                      DecodeHintType.CHARACTER_SET,
                      "UTF-8",
                      way,
                      true))
              .getText());
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }
}
