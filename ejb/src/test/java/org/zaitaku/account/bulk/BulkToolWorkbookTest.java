package org.zaitaku.account.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.zaitaku.shared.AccountRole;

/**
 * The tool as any other program reads it: by the parts that ECMA-376 names, found by their
 * relationships, with the JDK's own ZIP and XML. Neither the library that wrote it nor its reader.
 */
@Tag("BULK-003")
class BulkToolWorkbookTest {

  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  @TempDir Path directory;

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Map<String, Document> sheets = new LinkedHashMap<>();

  @BeforeEach
  void open() throws IOException {
    Path tool =
        Files.write(
            directory.resolve("tool.xlsx"),
            BulkTool.xlsx(EnumSet.of(AccountRole.GENERAL, AccountRole.WEB_API)));
    try (ZipFile zip = new ZipFile(tool.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    Map<String, String> targets = new HashMap<>();
    for (Element one : all(part("xl/_rels/workbook.xml.rels"), "*", "Relationship")) {
      targets.put(one.getAttribute("Id"), one.getAttribute("Target"));
    }
    for (Element sheet : all(part("xl/workbook.xml"), MAIN, "sheet")) {
      String target = targets.get(sheet.getAttributeNS(RELATIONSHIPS, "id"));
      String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
      sheets.put(sheet.getAttribute("name"), part(path));
    }
  }

  private Document part(String name) {
    assertThat(parts).containsKey(name);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(name)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(name + " is not well-formed", e);
    }
  }

  private static List<Element> all(Document part, String namespace, String name) {
    NodeList found = part.getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** Shared and inline texts of a row. */
  private Stream<String> texts(Document sheet, int row) {
    List<Element> shared =
        parts.containsKey("xl/sharedStrings.xml")
            ? all(part("xl/sharedStrings.xml"), MAIN, "si")
            : List.of();
    return all(sheet, MAIN, "c").stream()
        .filter(cell -> cell.getAttribute("r").matches("[A-Z]+" + row))
        .map(
            cell ->
                cell.getAttribute("t").equals("s")
                    ? shared.get(Integer.parseInt(cell.getTextContent())).getTextContent()
                    : cell.getTextContent());
  }

  @Test
  void everyPartIsWellFormedAndHasAType() {
    parts.keySet().stream()
        .filter(name -> name.endsWith(".xml") || name.endsWith(".rels"))
        .forEach(this::part);
    List<String> typed =
        all(part("[Content_Types].xml"), "*", "Override").stream()
            .map(type -> type.getAttribute("PartName").substring(1))
            .toList();

    assertThat(parts.keySet()).containsAll(typed);
    assertThat(typed).contains("xl/workbook.xml");
  }

  @Test
  void theSheetBeginsWithTheHeadingsAndTheInstructionsStandBehind() {
    assertThat(sheets).hasSize(2).containsKey("使い方");
    assertThat(texts(sheets.values().iterator().next(), 1))
        .containsExactly("権限区分", "ユーザID", "ユーザ名", "ユーザ名（カナ）", "利用開始年月日", "利用終了年月日");
    assertThat(texts(sheets.get("使い方"), 1)).first().asString().isNotBlank();
  }

  @Test
  void everyColumnOfEveryRowIsCheckedWhileItIsTyped() {
    List<Element> rules = all(sheets.values().iterator().next(), MAIN, "dataValidation");

    assertThat(rules)
        .extracting(rule -> rule.getAttribute("sqref"))
        .containsExactlyInAnyOrder(
            "A2:A10001", "B2:B10001", "C2:C10001", "D2:D10001", "E2:E10001", "F2:F10001");
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.getAttribute("error")).isNotBlank().hasSizeLessThanOrEqualTo(255);
              assertThat(rule.getAttribute("errorTitle")).hasSizeLessThanOrEqualTo(32);
              assertThat(rule.getAttribute("showErrorMessage")).isIn("1", "true");
            });
    assertThat(rules)
        .filteredOn(rule -> rule.getAttribute("sqref").startsWith("B"))
        .singleElement()
        .satisfies(
            id ->
                assertThat(id.getTextContent())
                    .isEqualTo("AND(LEN(B2)>=2,LEN(B2)<=8,LENB(B2)=LEN(B2))"));
    assertThat(rules)
        .filteredOn(rule -> rule.getAttribute("type").equals("list"))
        .singleElement()
        .satisfies(
            list ->
                assertThat(list.getElementsByTagNameNS(MAIN, "formula1").item(0).getTextContent())
                    .matches("'?使い方'?!\\$?J\\$?1:\\$?J\\$?2"));
  }
}
