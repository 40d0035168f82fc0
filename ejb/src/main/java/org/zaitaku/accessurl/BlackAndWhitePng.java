package org.zaitaku.accessurl;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG (ISO/IEC 15948) of one bit a pixel. A module of a code is many equal rows: each of them is
 * written as "as above", and nothing is converted pixel by pixel as ImageIO does.
 */
final class BlackAndWhitePng {

  private static final byte[] SIGNATURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
  };
  private static final int HEADER_BYTES = 13;
  private static final int CHUNK_FRAME_BYTES = 12;
  private static final byte BIT_DEPTH = 1;
  private static final byte FILTER_NONE = 0;
  private static final byte FILTER_UP = 2;

  private BlackAndWhitePng() {}

  /** Dark where a bit is set. */
  static byte[] of(BitMatrix matrix) {
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .putInt(matrix.getWidth())
            .putInt(matrix.getHeight())
            .put(BIT_DEPTH)
            .array(); // colour type greyscale, deflate, adaptive filters, not interlaced: all 0
    byte[] pixels = deflated(rows(matrix));
    ByteBuffer png =
        ByteBuffer.allocate(
            SIGNATURE.length + header.length + pixels.length + 3 * CHUNK_FRAME_BYTES);
    png.put(SIGNATURE);
    chunk(png, "IHDR", header);
    chunk(png, "IDAT", pixels);
    chunk(png, "IEND", new byte[0]);
    return png.array();
  }

  private static byte[] rows(BitMatrix matrix) {
    int bytesPerRow = (matrix.getWidth() + Byte.SIZE - 1) / Byte.SIZE;
    ByteBuffer rows = ByteBuffer.allocate(matrix.getHeight() * (1 + bytesPerRow));
    byte[] above = new byte[bytesPerRow];
    byte[] row = new byte[bytesPerRow];
    BitArray bits = new BitArray(matrix.getWidth());
    for (int y = 0; y < matrix.getHeight(); y++) {
      bits = matrix.getRow(y, bits);
      whiteOnes(bits, row);
      if (y > 0 && Arrays.equals(row, above)) {
        rows.put(FILTER_UP).position(rows.position() + bytesPerRow);
      } else {
        rows.put(FILTER_NONE).put(row);
        System.arraycopy(row, 0, above, 0, bytesPerRow);
      }
    }
    return rows.array();
  }

  /** Eight pixels a byte, the leftmost in the highest bit; white is 1. */
  private static void whiteOnes(BitArray bits, byte[] row) {
    int[] words = bits.getBitArray();
    for (int i = 0; i < row.length; i++) {
      int leftmostLowest = (words[i / Integer.BYTES] >>> (i % Integer.BYTES * Byte.SIZE)) & 0xFF;
      row[i] = (byte) ~(Integer.reverse(leftmostLowest) >>> (Integer.SIZE - Byte.SIZE));
    }
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] packed = new byte[content.length + 64];
      int length = 0;
      while (!deflater.finished()) {
        if (length == packed.length) {
          packed = Arrays.copyOf(packed, 2 * length);
        }
        length += deflater.deflate(packed, length, packed.length - length);
      }
      return Arrays.copyOf(packed, length);
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteBuffer png, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    png.putInt(content.length).put(name).put(content).putInt((int) sum.getValue());
  }
}
