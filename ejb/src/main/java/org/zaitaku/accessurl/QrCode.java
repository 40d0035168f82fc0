package org.zaitaku.accessurl;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

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
      return BlackAndWhitePng.of(matrix);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("Text does not fit into a QR code", tooLong);
    }
  }
}
