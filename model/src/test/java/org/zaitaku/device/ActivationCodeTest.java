package org.zaitaku.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of an activation code and of its device. */
class ActivationCodeTest {

  private static final Instant START = Instant.parse("2026-11-21T05:22:00Z");
  private static final Instant USABLE = START.plus(Duration.ofMinutes(10));
  private static final byte[] HASH = new byte[32];

  private final ActivationCode code =
      ActivationCode.issue(7, HASH, new byte[] {1}, new DeviceLabel("Aのスマホ１"), 3, START, USABLE);

  @Test
  @Tag("ACT-010")
  void itWorksFromItsTimeOnAndNotAMomentEarlier() {
    assertThatThrownBy(() -> code.register(USABLE.minusMillis(1)))
        .hasMessage("ACTIVATION_CODE_TOO_EARLY");
    assertThat(code.registration()).isEqualTo(CodeRegistration.UNREGISTERED);

    code.register(USABLE);

    assertThat(code.registration()).isEqualTo(CodeRegistration.REGISTERED);
  }

  @Test
  @Tag("ACT-003")
  void itRegistersOneDevice() {
    code.register(USABLE);

    assertThatThrownBy(() -> code.register(USABLE.plusSeconds(9)))
        .hasMessage("ACTIVATION_CODE_USED");
  }

  @Test
  @Tag("ACT-017")
  @Tag("ACT-019")
  void onceInvalidatedItIsSoForEverAndKeepsItsRegistration() {
    code.register(USABLE);
    assertThat(code.updatedAt()).isEqualTo(START);
    code.invalidate(3, USABLE.plusSeconds(60));

    assertThat(code.isInvalidated()).isTrue();
    assertThat(code.registration()).isEqualTo(CodeRegistration.REGISTERED);
    assertThat(code.updatedAt()).isEqualTo(USABLE.plusSeconds(60));
    assertThatThrownBy(() -> code.invalidate(3, USABLE.plusSeconds(61))).hasMessage("CONFLICT");
    assertThatThrownBy(() -> code.register(USABLE.plusSeconds(61)))
        .hasMessage("ACTIVATION_CODE_INVALIDATED");
    assertThat(code.updatedAt()).isEqualTo(USABLE.plusSeconds(60));
  }

  @Test
  void aStoppedDeviceStaysStoppedForItsFirstReason() {
    RegisteredDevice device =
        RegisteredDevice.register(
            code, 3, new DeviceLabel("iPad"), DevicePlatform.IOS, HASH, USABLE);
    device.use(USABLE.plusSeconds(5));
    assertThat(device.lastUsedAt()).isEqualTo(USABLE.plusSeconds(5));

    assertThat(device.stop(DeviceStop.STOPPED, USABLE.plusSeconds(6))).isTrue();

    assertThat(device.stop(DeviceStop.CODE_INVALIDATED, USABLE.plusSeconds(7))).isFalse();
    assertThat(device.stopReason()).isEqualTo(DeviceStop.STOPPED);
    assertThatThrownBy(() -> device.use(USABLE.plusSeconds(8))).hasMessage("DEVICE_STOPPED");
    assertThat(device.lastUsedAt()).isEqualTo(USABLE.plusSeconds(5));
  }

  @Test
  @Tag("ACT-002")
  void aNumberIsTwelveDigitsAndAnyTwelve() {
    SecureRandom random = new SecureRandom();
    Set<String> numbers = new HashSet<>();
    boolean[] leading = new boolean[10];
    for (int i = 0; i < 2000; i++) {
      String number = ActivationNumber.random(random).value();
      assertThat(number).matches("[0-9]{12}");
      leading[number.charAt(0) - '0'] = true;
      numbers.add(number);
    }
    assertThat(numbers).hasSize(2000);
    assertThat(leading).as("also those that begin with 0").containsOnly(true);
  }

  @Test
  void aTypedNumberMayHaveGapsAndNothingElse() {
    assertThat(ActivationNumber.parse("1234-5678 9012"))
        .contains(new ActivationNumber("123456789012"));
    assertThat(ActivationNumber.parse("12345678901")).isEmpty();
    assertThat(ActivationNumber.parse("1234567890123")).isEmpty();
    assertThat(ActivationNumber.parse("１２３４５６７８９０１２")).isEmpty();
    assertThat(ActivationNumber.parse(null)).isEmpty();
    assertThat(new ActivationNumber("123456789012")).asString().doesNotContain("1234");
  }

  @Test
  @Tag("ACT-008")
  void aMemoHasUpToFiftyCharactersInOneLineAndMayBeLeftOut() {
    assertThat(DeviceLabel.of(" 　")).isEmpty();
    assertThat(DeviceLabel.of(null)).isEmpty();
    assertThat(DeviceLabel.of(" ①：Aのスマホ１ ")).contains(new DeviceLabel("①：Aのスマホ１"));
    assertThat(DeviceLabel.of("𠮷".repeat(50))).isPresent();
    assertThatThrownBy(() -> DeviceLabel.of("あ".repeat(51))).hasMessage("VALUE_INVALID label");
    assertThatThrownBy(() -> DeviceLabel.of("a\nb")).hasMessage("VALUE_INVALID label");
  }
}
