package org.zaitaku.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationCardsTest {

  private static final String HEADER = "card,person,issuerKeyId,serial,kind,algorithm\n";

  @TempDir Path directory;

  private Path file(String lines) throws IOException {
    return Files.writeString(directory.resolve("cards.csv"), HEADER + lines);
  }

  @Test
  void cardsOfSomebodyAreRead() throws IOException {
    Path file =
        file(
            "01,P01,abc123,340282366920938463463374607431768211455,VALID,RS256\n\n02,,def,7,VALID,ES256\n");
    assertThat(DemonstrationCards.read(file).cards())
        .containsExactly(
            new DemonstrationCards.Card(
                "P01", "abc123", new BigInteger("340282366920938463463374607431768211455")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01,P01,abc", "01,P01,abc,7,VALID,RS256,more"})
  void aLineWithOtherColumnsIsRefused(String line) throws IOException {
    Path file = file(line + "\n");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> DemonstrationCards.read(file))
        .withMessageContaining("zaitaku.testdata.cards");
  }

  @Test
  void aMissingFileNamesTheKey() {
    Path nothing = directory.resolve("nothing.csv");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> DemonstrationCards.read(nothing))
        .withMessageContaining("zaitaku.testdata.cards");
  }
}
