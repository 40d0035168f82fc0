package org.zaitaku.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The simulator's list of virtual cards: {@code card,person,issuerKeyId,serial,kind,algorithm}, one
 * a line.
 */
public record DemonstrationCards(List<Card> cards) {

  /** A card that belongs to somebody. */
  public record Card(String person, String issuerKeyId, BigInteger serial) {}

  private static final int COLUMNS = 6;

  static DemonstrationCards read(Path file) {
    try {
      return new DemonstrationCards(
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .skip(1)
              .filter(line -> !line.isBlank())
              .map(DemonstrationCards::parse)
              .filter(card -> !card.person().isEmpty())
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("zaitaku.testdata.cards is not readable: " + file, unreadable);
    }
  }

  private static Card parse(String line) {
    String[] columns = line.split(",", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalStateException(
          "zaitaku.testdata.cards: a line has " + columns.length + " columns, not " + COLUMNS);
    }
    return new Card(columns[1], columns[2], new BigInteger(columns[3]));
  }
}
