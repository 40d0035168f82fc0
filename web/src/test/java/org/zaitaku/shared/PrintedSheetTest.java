package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The PDF of the account settings: what can be read off it, and on what it stands. */
@Tag("ACC-050")
class PrintedSheetTest {

  private static final String RARE = "髙﨑　𠮷";

  private static byte[] print(String name) {
    return new PrintedSheet(Locale.JAPANESE).print("アカウント設定情報", List.of(sheet(name)));
  }

  private static PrintedSheet.Page sheet(String name) {
    return new PrintedSheet.Page(
        List.of(
            new PrintedSheet.Row("機関名", "見本市民病院（架空）"),
            new PrintedSheet.Row("ユーザID", "staff01"),
            new PrintedSheet.Row("ユーザ名", name),
            new PrintedSheet.Row("ユーザ名（カナ）", "タカサキ　ヨシ－・ー"),
            new PrintedSheet.Row("初期パスワード", "kfm4-wxa7-bqt2")),
        List.of("初期パスワードの有効日数は30日間です。".repeat(5)));
  }

  private static String text(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  @Tag("ACC-051")
  void everyWordCanBeSelectedAsItIsWritten() throws IOException {
    assertThat(text(print("山田　花子")).replace("\n", ""))
        .contains("アカウント設定情報", "見本市民病院（架空）", "staff01", "山田　花子", "タカサキ　ヨシ－・ー")
        .contains("kfm4-wxa7-bqt2")
        .contains("初期パスワードの有効日数は30日間です。".repeat(5));
  }

  @Test
  void rareSurnamesHaveTheirGlyphs() throws IOException {
    assertThat(text(print(RARE))).contains(RARE);
  }

  @Test
  void aCharacterWithoutAGlyphFailsNoDocument() throws IOException {
    assertThat(text(print("山𪚥\u0007田"))).contains("山〓〓田");
  }

  @Test
  void severalAccountsHaveAPageEach() throws IOException {
    byte[] file =
        new PrintedSheet(Locale.JAPANESE)
            .print("アカウント設定情報", List.of(sheet("見本　一郎"), sheet("見本　二郎"), sheet(RARE)));
    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(document))
          .contains("アカウント設定情報", "見本　二郎", "kfm4-wxa7-bqt2")
          .doesNotContain("一郎", RARE);
    }
  }

  @Test
  void aWholeFormOfTheLongestNamesIsOnePageA4WithItsFontEmbedded() throws IOException {
    try (PDDocument document = Loader.loadPDF(print("漢".repeat(20) + "字".repeat(60)))) {
      assertThat(document.getNumberOfPages()).isOne();
      PDPage page = document.getPage(0);
      assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
      assertThat(page.getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight());
      for (var name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
      }
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ja");
    }
  }
}
