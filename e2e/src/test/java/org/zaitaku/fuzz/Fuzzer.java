package org.zaitaku.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Sends spoilt requests to a door for some time. Everything about the request of a number comes
 * from the seed and the number: {@code -Dzaitaku.fuzz.seed=… -Dzaitaku.fuzz.only=…} sends one
 * again.
 */
final class Fuzzer {

  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
  private static final int MOST_MUTATIONS = 3;
  private static final int MOST_BROKEN = 10;
  private static final int TIMEOUT_MILLIS = 40_000;

  private static final long SEED = 20261121;

  /** How many requests share what was prepared for them. */
  private static final int PREPARED_FOR = 20;

  private final URI door;
  private final List<Operation> operations;
  private final Function<Random, Map<String, String>> values;
  private final long seed;
  private final Map<String, Map<Integer, Integer>> seen = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private boolean everywhere;

  /**
   * @param values prepares good values for the next requests, by the name of parameter or member
   */
  Fuzzer(String door, List<Operation> operations, Function<Random, Map<String, String>> values) {
    this.door = URI.create(door);
    this.operations = operations;
    this.values = values;
    this.seed = Long.getLong("zaitaku.fuzz.seed", SEED);
  }

  /** From here on each request says that it was passed on for an address of its own. */
  Fuzzer fromEverywhere() {
    everywhere = true;
    return this;
  }

  /**
   * Runs for half a minute, or for {@code zaitaku.fuzz.seconds}: the same requests each time, and
   * others with {@code zaitaku.fuzz.seed}.
   *
   * @return how often each operation was answered with each status
   */
  Map<String, Map<Integer, Integer>> run() {
    System.out.println("fuzz " + door + " -Dzaitaku.fuzz.seed=" + seed);
    Integer only = Integer.getInteger("zaitaku.fuzz.only");
    long end =
        System.nanoTime() + Duration.ofSeconds(Long.getLong("zaitaku.fuzz.seconds", 30)).toNanos();
    Map<String, String> prepared = Map.of();
    int number = only == null ? 0 : only;
    do {
      Random random = new Random(seed + 1_000_003L * number);
      if (number % PREPARED_FOR == 0 || prepared.isEmpty()) {
        prepared = values.apply(random);
      }
      send(number, random, prepared);
      number++;
    } while (only == null && broken.size() < MOST_BROKEN && System.nanoTime() < end);
    System.out.println("fuzz " + door + ": " + number + " requests: " + seen);
    assertThat(broken).as("requests that broke the door").isEmpty();
    return seen;
  }

  private void send(int number, Random random, Map<String, String> prepared) {
    Operation operation = operations.get(random.nextInt(operations.size()));
    byte[] request;
    if (random.nextInt(50) == 0) {
      request = Mutation.bytes(random, 1 + random.nextInt(3000));
    } else {
      Draft draft = Draft.good(operation, prepared, random);
      if (everywhere) {
        draft.headers.add(
            new Draft.Header(
                "X-Forwarded-For", "10.%d.%d.1".formatted(random.nextInt(256), number % 256)));
      }
      // One of eight stays as it is, so that what lies behind is reached as well.
      if (random.nextInt(8) > 0) {
        for (int i = random.nextInt(MOST_MUTATIONS); i >= 0; i--) {
          MUTATIONS.get(random.nextInt(MUTATIONS.size())).spoil(draft, random);
        }
      }
      request = draft.bytes(door.getAuthority());
    }
    String answer = exchange(request);
    int status = answer.isEmpty() ? 0 : status(answer);
    seen.computeIfAbsent(operation.toString(), name -> new TreeMap<>())
        .merge(status, 1, Integer::sum);
    if ((status >= 500 && status != 501 && status != 505)
        || answer.contains("Exception")
        || answer.contains("\tat ")) {
      broken.add(
          "-Dzaitaku.fuzz.seed=%d -Dzaitaku.fuzz.only=%d%n%s%n=>%n%s"
              .formatted(seed, number, shown(request), answer));
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1].substring(0, 3));
  }

  /** What came back; empty where the connection ended without a word. */
  private String exchange(byte[] request) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(door.getHost(), door.getPort()), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      } catch (SocketTimeoutException silent) {
        throw new AssertionError("no answer to\n" + shown(request), silent);
      } catch (IOException ended) {
        return "";
      }
    } catch (IOException noConnection) {
      throw new AssertionError("the door takes no connection after\n" + shown(request));
    }
  }

  private static String shown(byte[] request) {
    StringBuilder text = new StringBuilder();
    for (byte octet : request) {
      boolean plain = (octet >= ' ' && octet < 0x7f) || octet == '\n';
      text.append(plain ? String.valueOf((char) octet) : "\\x%02x".formatted(octet));
    }
    return text.toString();
  }
}
