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
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A 二次元コード as PNG: error correction M, quiet zone of four modules, black on white. */
public record QrCode(String text) {

  private static final int QUIET_ZONE_MODULES = 4;

  /**
   * @param size width and height in pixels; the code is drawn as large as whole modules allow
   */
  public byte[] png(int size) {
    try {
      BitMatrix matrix =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  size,
                  size,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      QUIET_ZONE_MODULES,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8"));
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
