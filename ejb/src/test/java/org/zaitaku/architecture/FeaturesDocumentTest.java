package org.zaitaku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/features.md}: which row of FEATURES.md is at home in which feature is written by
 * hand; packages, and which rows a test carries, are read off the sources ({@code
 * -Dzaitaku.update=true} writes them).
 */
class FeaturesDocumentTest {

  private static final Path ROOT = Path.of("..");
  private static final Path DOCUMENT = ROOT.resolve("docs/features.md");
  private static final Path INVENTORY = ROOT.resolve("../shared/FEATURES.md");

  private static final List<String> MODULES =
      List.of(
          "model",
          "ejb",
          "web",
          "rest/common",
          "rest/reception",
          "rest/device",
          "rest/his",
          "simulator",
          "ops",
          "e2e");

  /** Rows that no feature of the code carries. */
  private static final String WITHOUT_CODE = "documents";

  private static final String BEGIN = "<!-- from the sources -->";
  private static final String END = "<!-- end -->";

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## ([a-z]+)$(.*?)^Rows: (.*?)$(.*?)" + BEGIN + "\n(.*?)" + END + "$");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]+(?:-[ABC])?-[0-9]{3}) \\|");

  private static final Pattern TAG = Pattern.compile("@Tag\\(\\s*\"([A-Z]+(?:-[ABC])?-[0-9]{3})\"");

  private static final Pattern SPAN =
      Pattern.compile("([A-Z]+(?:-[ABC])?)(?:-([0-9]{3})(?: to \\1-([0-9]{3}))?)?");

  /** A feature, its rows as written by hand, and what the document says of the sources. */
  private record Section(String feature, String rows, String fromTheSources) {}

  private static List<Section> sections(String document) {
    return SECTION
        .matcher(document)
        .results()
        .map(found -> new Section(found.group(1), found.group(3), found.group(5)))
        .toList();
  }

  private static NavigableSet<String> inventory() throws IOException {
    // The last two tables of FEATURES.md hold ambiguities (X) and revisions (R), no rows.
    return find(ROW, Files.readString(INVENTORY))
        .filter(row -> !row.startsWith("X-") && !row.startsWith("R-"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  private static NavigableSet<String> taggedRows() throws IOException {
    NavigableSet<String> rows = new TreeSet<>();
    for (String module : MODULES) {
      Path tests = ROOT.resolve(module).resolve("src/test/java");
      if (Files.isDirectory(tests)) {
        try (Stream<Path> files = Files.walk(tests)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
            find(TAG, Files.readString(file)).forEach(rows::add);
          }
        }
      }
    }
    return rows;
  }

  /** Reads {@code ORG-001 to ORG-009, CON-A}. */
  private static NavigableSet<String> rows(String spans, Set<String> inventory) {
    NavigableSet<String> rows = new TreeSet<>();
    if (spans.equals("none")) {
      return rows;
    }
    for (String span : spans.split(", *", -1)) {
      Matcher matcher = SPAN.matcher(span);
      assertThat(matcher.matches()).as(span).isTrue();
      MatchResult parts = matcher.toMatchResult();
      List<String> named =
          inventory.stream().filter(row -> isIn(row, parts)).collect(Collectors.toList());
      assertThat(named).as("rows of FEATURES.md in %s", span).isNotEmpty();
      rows.addAll(named);
    }
    return rows;
  }

  private static boolean isIn(String row, MatchResult span) {
    int dash = row.lastIndexOf('-');
    String number = row.substring(dash + 1);
    String first = span.group(2);
    String last = span.group(3) == null ? first : span.group(3);
    return row.substring(0, dash).equals(span.group(1))
        && (first == null || (number.compareTo(first) >= 0 && number.compareTo(last) <= 0));
  }

  /** The contrary of {@link #rows}. */
  private static String spans(NavigableSet<String> rows) {
    List<List<String>> runs = new ArrayList<>();
    for (String row : rows) {
      List<String> run = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
      if (!run.isEmpty() && follows(run.get(run.size() - 1), row)) {
        run.add(row);
      } else {
        runs.add(new ArrayList<>(List.of(row)));
      }
    }
    return runs.stream()
        .map(
            run ->
                run.size() < 3
                    ? String.join(", ", run)
                    : run.get(0) + " to " + run.get(run.size() - 1))
        .collect(Collectors.joining(", "));
  }

  private static boolean follows(String row, String next) {
    int dash = row.lastIndexOf('-');
    return next.equals(
        row.substring(0, dash + 1)
            + "%03d".formatted(Integer.parseInt(row.substring(dash + 1)) + 1));
  }

  private static String packages(String feature) {
    String packages =
        MODULES.stream()
            .filter(module -> !module.equals("e2e"))
            .filter(
                module ->
                    Files.isDirectory(
                        ROOT.resolve(module).resolve("src/main/java/org/zaitaku/" + feature)))
            .map(module -> "`" + module + "`")
            .collect(Collectors.joining(", "));
    return packages.isEmpty()
        ? "No package yet."
        : "Package `org.zaitaku." + feature + "` in " + packages + ".";
  }

  private static String fromTheSources(Section section, Set<String> inventory, Set<String> tagged) {
    NavigableSet<String> carried = rows(section.rows(), inventory);
    NavigableSet<String> open = new TreeSet<>(carried);
    open.removeAll(tagged);
    carried.retainAll(tagged);
    String where =
        section.feature().equals(WITHOUT_CODE) ? "" : packages(section.feature()) + "\n\n";
    return where
        + "Carried by tests: "
        + (carried.isEmpty() ? "none" : spans(carried))
        + "\n\nOpen: "
        + (open.isEmpty() ? "none" : spans(open))
        + "\n";
  }

  @Test
  void whatTheDocumentSaysOfTheSourcesIsSo() throws IOException {
    Set<String> inventory = inventory();
    Set<String> tagged = taggedRows();
    String document = Files.readString(DOCUMENT);
    if (Boolean.getBoolean("zaitaku.update")) {
      document = update(document, inventory, tagged);
      Files.writeString(DOCUMENT, document);
    }
    for (Section section : sections(document)) {
      assertThat(section.fromTheSources())
          .as("docs/features.md, %s; write it anew with -Dzaitaku.update=true", section.feature())
          .isEqualTo(fromTheSources(section, inventory, tagged));
    }
  }

  private static String update(String document, Set<String> inventory, Set<String> tagged) {
    return SECTION
        .matcher(document)
        .replaceAll(
            found -> {
              Section section = new Section(found.group(1), found.group(3), found.group(5));
              String whole = found.group();
              return Matcher.quoteReplacement(
                  whole.substring(0, whole.indexOf(BEGIN) + BEGIN.length() + 1)
                      + fromTheSources(section, inventory, tagged)
                      + END);
            });
  }

  @Test
  void everyFeatureHasItsSectionInTheOrderOfTheHouse() throws IOException {
    List<String> expected = new ArrayList<>(HouseRules.FEATURES);
    expected.add(WITHOUT_CODE);
    assertThat(sections(Files.readString(DOCUMENT)).stream().map(Section::feature))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void everyRowIsAtHomeInExactlyOneFeature() throws IOException {
    Set<String> inventory = inventory();
    Map<String, String> homes = new LinkedHashMap<>();
    for (Section section : sections(Files.readString(DOCUMENT))) {
      for (String row : rows(section.rows(), inventory)) {
        assertThat(homes.put(row, section.feature())).as("%s stands twice", row).isNull();
      }
    }
    assertThat(new TreeSet<>(homes.keySet())).isEqualTo(inventory);
  }

  @Test
  void everyTagIsARowOfTheInventory() throws IOException {
    assertThat(inventory()).hasSizeGreaterThan(500).containsAll(taggedRows());
  }
}
