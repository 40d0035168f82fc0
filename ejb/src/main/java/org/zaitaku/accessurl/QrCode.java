package org.zaitaku.accessurl;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A 二次元コード as PNG: error correction M, quiet zone of four modules, black on white.
 *
 * @param hints what ZXing is told
 */
public record QrCode(String text, Map<EncodeHintType, ?> hints) {

  private static final Map<EncodeHintType, ?> ALWAYS =
      Map.of(
          EncodeHintType.ERROR_CORRECTION,
          ErrorCorrectionLevel.M,
          EncodeHintType.MARGIN,
          4,
          EncodeHintType.CHARACTER_SET,
          "UTF-8");

  private static final int ANY_MASK = 3;

  /**
   * To be kept and printed: with the mask of the eight that is read best, as ISO/IEC 18004 says.
   */
  public QrCode(String text) {
    this(text, ALWAYS);
  }

  /**
   * Of a random text, to be seen once on a screen: with one mask for all, since the choice costs
   * more than the rest of the drawing. Readers take any.
   */
  public static QrCode ofRandom(String text) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(ALWAYS);
    hints.put(EncodeHintType.QR_MASK_PATTERN, ANY_MASK);
    return new QrCode(text, hints);
  }

  /**
   * @param size width and height in pixels; the code is drawn as large as whole modules allow
   */
  public byte[] png(int size) {
    try {
      BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, size, size, hints);
      BufferedImage image =
          new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          // Index 0 is black, 1 white; setRGB would search the colour at each pixel.
          image.getRaster().setSample(x, y, 0, matrix.get(x, y) ? 0 : 1);
        }
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      // In memory; by itself ImageIO would go by way of a temporary file.
      try (ImageOutputStream output = new MemoryCacheImageOutputStream(png)) {
        ImageIO.write(image, "png", output);
      }
      return png.toByteArray();
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("Text does not fit into a QR code", tooLong);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
