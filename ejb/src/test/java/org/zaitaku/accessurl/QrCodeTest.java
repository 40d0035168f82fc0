package org.zaitaku.accessurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

  private static final int WHITE = 0xFFFFFFFF;

  private static BufferedImage image(String text, int size) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(new QrCode(text).png(size)));
  }

  private static Result decode(BufferedImage image) throws ReaderException {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
            // ZXing finds the corners of about one sound code in 150 wrongly; here is nothing but a
            // code.
            Map.of(DecodeHintType.PURE_BARCODE, true));
  }

  @Test
  void theCodeIsExactlyTheUrl() throws IOException, ReaderException {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 20; i++) {
      String url = "https://zaitaku.example.jp/reception/v/" + UrlToken.random(random).value();
      BufferedImage image = image(url, 440);
      assertThat(image.getWidth()).isEqualTo(440);
      assertThat(image.getHeight()).isEqualTo(440);
      assertThat(decode(image).getText()).isEqualTo(url);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 400, 800, 1500})
  void aLongLinkIsExactlyTheLinkToo(int length) throws IOException, ReaderException {
    String start = "https://example.jp/app?challenge=";
    String link = start + "%3A".repeat((length - start.length()) / 3);
    assertThat(decode(image(link, 900)).getText()).isEqualTo(link);
  }

  @Test
  void aCodeWithoutChoiceOfMaskIsExactlyTheLinkToo() throws IOException, ReaderException {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 200; i++) {
      String link = "https://example.jp/app?challenge=" + UrlToken.random(random).value();
      byte[] png = QrCode.ofRandom(link).png(360);
      assertThat(decode(ImageIO.read(new ByteArrayInputStream(png))).getText()).isEqualTo(link);
    }
  }

  @Test
  void japaneseComesThrough() throws IOException, ReaderException {
    assertThat(decode(image("https://example.jp/?n=在宅𠮷", 440)).getText())
        .isEqualTo("https://example.jp/?n=在宅𠮷");
  }

  @Test
  void errorCorrectionIsMediumAndFourModulesAroundAreWhite() throws IOException, ReaderException {
    BufferedImage image =
        image("https://zaitaku.example.jp/reception/v/abcdefghijklmnopqrstuvwx", 440);
    assertThat(decode(image).getResultMetadata())
        .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
    int left = firstDarkColumn(image);
    int finder = 0;
    while (image.getRGB(left + finder, firstDarkRow(image)) != WHITE) {
      finder++;
    }
    // The finder pattern is seven modules wide.
    assertThat(left).isGreaterThanOrEqualTo(4 * finder / 7);
    assertThat(firstDarkRow(image)).isGreaterThanOrEqualTo(4 * finder / 7);
  }

  private static int firstDarkColumn(BufferedImage image) {
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if (image.getRGB(x, y) != WHITE) {
          return x;
        }
      }
    }
    throw new AssertionError("no code in the image");
  }

  private static int firstDarkRow(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) != WHITE) {
          return y;
        }
      }
    }
    throw new AssertionError("no code in the image");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new QrCode("x".repeat(3000)).png(440));
  }

  @Test
  void anEmptyImageHasNoCode() {
    BufferedImage empty = new BufferedImage(440, 440, BufferedImage.TYPE_INT_RGB);
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> decode(empty));
  }
}
