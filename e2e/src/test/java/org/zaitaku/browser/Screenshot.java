package org.zaitaku.browser;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Pictures for docs/screens, made only with {@code -Dzaitaku.screens=true}: an ordinary run changes
 * no file of the repository. 32 colours, so that all of them stay below 5 MB.
 */
final class Screenshot {

  private static final boolean WANTED = Boolean.getBoolean("zaitaku.screens");

  private static final int COLOURS = 32;

  private Screenshot() {}

  /** The whole page as this device shows it; beneath a dialog only what is seen of it. */
  static void keep(Page page, String name) {
    if (!WANTED) {
      return;
    }
    try {
      Path directory = Files.createDirectories(Path.of(System.getProperty("zaitaku.e2e.screens")));
      boolean whole = page.locator(".ui-dialog:visible, dialog[open]").count() == 0;
      byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(whole));
      ImageIO.write(indexed(png), "png", directory.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The picture in its 32 most frequent colours, the others as the nearest of them. */
  private static BufferedImage indexed(byte[] png) throws IOException {
    BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
    int width = full.getWidth();
    int height = full.getHeight();
    int[] pixels = full.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Long> counts =
        Arrays.stream(pixels)
            .boxed()
            .collect(Collectors.groupingBy(colour -> colour, Collectors.counting()));
    int[] palette =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
            .limit(COLOURS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    BufferedImage small =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int at = 0; at < pixels.length; at++) {
      int index = nearest.computeIfAbsent(pixels[at], colour -> nearest(palette, colour));
      small.getRaster().setSample(at % width, at / width, 0, index);
    }
    return small;
  }

  private static int nearest(int[] palette, int colour) {
    return IntStream.range(0, palette.length)
        .boxed()
        .min(Comparator.comparingInt(index -> distance(palette[index], colour)))
        .orElseThrow();
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
      sum += difference * difference;
    }
    return sum;
  }
}
