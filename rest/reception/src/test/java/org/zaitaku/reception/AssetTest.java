package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTest {

  private static final byte[] CONTENT = "同意".repeat(500).getBytes(StandardCharsets.UTF_8);

  @Test
  void anAssetIsTheSameCompressedAndPlain() throws IOException {
    Asset asset = Asset.of("/assets/texts/texts.ja.json", CONTENT);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    asset.writeTo(plain, false);
    asset.writeTo(compressed, true);

    assertThat(plain.toByteArray()).isEqualTo(CONTENT).hasSize(asset.length(false));
    assertThat(compressed.size()).isEqualTo(asset.length(true)).isLessThan(100);
    assertThat(
            new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray())).readAllBytes())
        .isEqualTo(CONTENT);
  }

  @Test
  void theKindOfAFileIsItsType() {
    assertThat(Asset.of("/assets/js/main.js", CONTENT).type()).isEqualTo("text/javascript");
    assertThat(Asset.of("/a/texts.ja.json", CONTENT).type()).isEqualTo("application/json");
    assertThat(Asset.of("/assets/css/page.css", CONTENT).type()).isEqualTo("text/css");
    assertThat(Asset.of("/assets/img/icon.svg", CONTENT).type()).isEqualTo("image/svg+xml");
    assertThat(Asset.isServed("/assets/vendor/LICENSE")).isFalse();
    assertThat(Asset.isServed("/assets/vendor/README.md")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "GZIP", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "gzip ; q=0.001"})
  void whoeverTakesGzipGetsIt(String accepted) {
    assertThat(Asset.acceptsGzip(accepted)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip;q=0.000, br", "gzipped", "*;q=0"})
  void whoeverDoesNotGetsItPlain(String accepted) {
    assertThat(Asset.acceptsGzip(accepted)).isFalse();
  }
}
