package org.zaitaku.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.zaitaku.accessurl.QrCode;

/**
 * Pages A4 to be handed out, each with a title, perhaps a picture, a table and notes; their text
 * selectable and their font embedded (ACC-050, ACC-051, URL-008). A character that the font does
 * not have is printed as 〓; it fails no document.
 */
public final class PrintedSheet {

  private static final String FONT = "NotoSansJP-Regular.ttf";

  private static final int MISSING = '〓';

  private static final float LEFT = 64;
  private static final float TOP = 760;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  private static final float VALUE_LEFT = LEFT + 150;
  private static final float VALUE_WIDTH = LEFT + WIDTH - VALUE_LEFT - 8;
  private static final float TITLE_SIZE = 20;
  private static final float TEXT_SIZE = 11;
  private static final float LINE = 18;

  /** 7 cm in points. */
  private static final float PICTURE = 7 * 72 / 2.54f;

  private static final int CODE_PIXELS = 880;

  private static final float GREY = 0.55f;

  private final TrueTypeFont glyphs;
  private final CmapLookup characters;
  private final Locale language;

  /** A row of the table: what it is, and what it is here. */
  public record Row(String label, String words) {}

  /**
   * A page.
   *
   * @param code a 二次元コード beneath the title, 7 cm wide; null for none
   * @param notes beneath the table, a paragraph each
   */
  public record Page(QrCode code, List<Row> rows, List<String> notes) {

    public Page(List<Row> rows, List<String> notes) {
      this(null, rows, notes);
    }
  }

  public PrintedSheet(Locale language) {
    this.language = language;
    try (InputStream file = PrintedSheet.class.getResourceAsStream(FONT)) {
      glyphs = new TTFParser().parse(new RandomAccessReadBuffer(file));
      characters = glyphs.getUnicodeCmapLookup();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public byte[] print(String title, List<Page> pages) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      PDFont font = PDType0Font.load(document, glyphs, true);
      document.getDocumentInformation().setTitle(title);
      document.getDocumentCatalog().setLanguage(language.getLanguage());
      for (Page page : pages) {
        PDPage paper = new PDPage(PDRectangle.A4);
        document.addPage(paper);
        try (PDPageContentStream content = new PDPageContentStream(document, paper)) {
          Pen pen = new Pen(content, font);
          pen.title(title);
          if (page.code() != null) {
            byte[] png = page.code().png(CODE_PIXELS);
            pen.picture(PDImageXObject.createFromByteArray(document, png, title));
          }
          pen.table(page);
        }
      }
      document.save(file);
      return file.toByteArray();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Writes from the top downwards. */
  private final class Pen {

    private final PDPageContentStream content;
    private final PDFont font;
    private float y = TOP;

    Pen(PDPageContentStream content, PDFont font) {
      this.content = content;
      this.font = font;
    }

    void title(String words) throws IOException {
      show(words, LEFT, TITLE_SIZE);
      y -= 2 * LINE;
      rule();
    }

    void picture(PDImageXObject image) throws IOException {
      y -= PICTURE + LINE;
      content.drawImage(image, LEFT + (WIDTH - PICTURE) / 2, y, PICTURE, PICTURE);
      y -= LINE / 2;
      rule();
    }

    void table(Page page) throws IOException {
      for (Row row : page.rows()) {
        row(row);
      }
      y -= 2 * LINE;
      for (String note : page.notes()) {
        note(note);
      }
    }

    private void row(Row row) throws IOException {
      y -= LINE;
      show(row.label(), LEFT + 8, TEXT_SIZE);
      lines(row.words(), VALUE_LEFT, VALUE_WIDTH);
      y += LINE / 2;
      rule();
    }

    private void note(String words) throws IOException {
      lines(words, LEFT, WIDTH);
      y -= LINE / 4;
    }

    /** Broken where the width ends: Japanese may be broken anywhere. */
    private void lines(String words, float left, float width) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int codePoint : printable(words).codePoints().toArray()) {
        String longer = line + Character.toString(codePoint);
        if (line.length() > 0 && font.getStringWidth(longer) / 1000 * TEXT_SIZE > width) {
          show(line.toString(), left, TEXT_SIZE);
          y -= LINE;
          line.setLength(0);
        }
        line.appendCodePoint(codePoint);
      }
      show(line.toString(), left, TEXT_SIZE);
      y -= LINE;
    }

    private void show(String words, float left, float size) throws IOException {
      content.beginText();
      content.setFont(font, size);
      content.newLineAtOffset(left, y);
      content.showText(printable(words));
      content.endText();
    }

    private void rule() throws IOException {
      content.setStrokingColor(GREY);
      content.setLineWidth(0.5f);
      content.moveTo(LEFT, y);
      content.lineTo(LEFT + WIDTH, y);
      content.stroke();
    }
  }

  private String printable(String words) {
    StringBuilder printable = new StringBuilder();
    words
        .codePoints()
        .map(codePoint -> characters.getGlyphId(codePoint) == 0 ? MISSING : codePoint)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
