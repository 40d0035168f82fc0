package org.zaitaku.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A way to spoil a request. */
enum Mutation {
  METHOD {
    @Override
    void spoil(Draft draft, Random random) {
      draft.method =
          one(
              random,
              "GET",
              "HEAD",
              "POST",
              "PUT",
              "PATCH",
              "DELETE",
              "OPTIONS",
              "TRACE",
              "CONNECT",
              "get",
              "PROPFIND",
              "M-SEARCH",
              "X".repeat(200),
              "");
    }
  },

  VERSION {
    @Override
    void spoil(Draft draft, Random random) {
      draft.version = one(random, "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.1 ", "http/1.1", "");
    }
  },

  PATH {
    @Override
    void spoil(Draft draft, Random random) {
      String[] parts = draft.target.split("/", -1);
      int at = random.nextInt(parts.length);
      parts[at] =
          switch (random.nextInt(4)) {
            case 0 -> parts[at] + odd(random);
            case 1 -> odd(random);
            case 2 -> parts[at] + "/" + odd(random);
            default -> oddSegment(random);
          };
      draft.target = String.join("/", parts).replace(' ', '+');
    }
  },

  QUERY {
    @Override
    void spoil(Draft draft, Random random) {
      String name = one(random, "finished", "id", "token", "a", "", "%00", "%", "finished[]");
      String query = name + one(random, "=", "==", "", "=true&" + name + "=") + odd(random);
      draft.target += (draft.target.contains("?") ? "&" : "?") + query.replace(' ', '+');
    }
  },

  HEADER {
    @Override
    void spoil(Draft draft, Random random) {
      String name =
          one(
              random,
              "Accept",
              "Accept-Charset",
              "Accept-Encoding",
              "Accept-Language",
              "Authorization",
              "Content-Encoding",
              "Content-Type",
              "Cookie",
              "Expect",
              "Forwarded",
              "Host",
              "If-Match",
              "If-Modified-Since",
              "If-None-Match",
              "Origin",
              "Range",
              "Referer",
              "Sec-Fetch-Site",
              "TE",
              "Transfer-Encoding",
              "Upgrade",
              "X-Correlation-Id",
              "X-Forwarded-Host",
              "X-Forwarded-Proto",
              "X-HTTP-Method-Override",
              "Zaitaku-Page");
      String value =
          one(
              random,
              odd(random),
              odd(random),
              "*/*",
              "application/json; charset=" + odd(random),
              "application/json;q=" + odd(random),
              "application/xml",
              "multipart/form-data",
              "multipart/form-data; boundary=" + odd(random),
              "application/x-www-form-urlencoded",
              "text/html;;;",
              "chunked",
              "gzip",
              "100-continue",
              "bytes=0-0,-1",
              "\"0\"",
              "W/\"" + odd(random) + "\"",
              "zaitaku_reception=" + odd(random),
              "Bearer " + odd(random),
              "Basic " + odd(random),
              "xx-" + odd(random) + ";q=1",
              "Sat, 31 Feb 2026 25:61:61 GMT");
      if (random.nextBoolean()) {
        draft.put(name, line(value));
      } else {
        draft.headers.add(new Draft.Header(name, line(value)));
      }
    }
  },

  /** One of the good headers is damaged, doubled or left out. */
  GOOD_HEADER {
    @Override
    void spoil(Draft draft, Random random) {
      if (draft.headers.isEmpty()) {
        return;
      }
      int at = random.nextInt(draft.headers.size());
      Draft.Header header = draft.headers.get(at);
      switch (random.nextInt(4)) {
        case 0 -> draft.headers.remove(at);
        case 1 -> draft.headers.add(header);
        case 2 -> draft.headers.set(at, new Draft.Header(header.name(), line(odd(random))));
        default -> {
          byte[] value = flipped(header.value().getBytes(ISO_8859_1), random);
          draft.headers.set(
              at, new Draft.Header(header.name(), line(new String(value, ISO_8859_1))));
        }
      }
    }
  },

  LENGTH {
    @Override
    void spoil(Draft draft, Random random) {
      draft.announced =
          one(random, "0", "1", "-1", "99999", "16385", "4294967297", "1,1", "0x10", "", "x");
    }
  },

  /** A value of another type, or one that no field takes, in the place of a member's. */
  JSON_VALUE {
    @Override
    void spoil(Draft draft, Random random) {
      ObjectNode object = within(draft, random);
      List<String> names = names(object);
      if (!names.isEmpty()) {
        object.set(one(random, names), oddJson(random));
      }
    }
  },

  JSON_MEMBER {
    @Override
    void spoil(Draft draft, Random random) {
      ObjectNode object = within(draft, random);
      List<String> names = names(object);
      if (names.isEmpty()) {
        return;
      }
      String name = one(random, names);
      switch (random.nextInt(3)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + odd(random), object.remove(name));
        default -> object.set(odd(random), oddJson(random));
      }
    }
  },

  JSON_SWAP {
    @Override
    void spoil(Draft draft, Random random) {
      ObjectNode object = within(draft, random);
      List<String> names = names(object);
      if (names.size() > 1) {
        String one = one(random, names);
        String other = one(random, names);
        JsonNode value = object.get(one);
        object.set(one, object.get(other));
        object.set(other, value);
      }
    }
  },

  JSON_TWICE {
    @Override
    void spoil(Draft draft, Random random) {
      if (draft.json == null || draft.json.isEmpty()) {
        return;
      }
      String name = one(random, names(draft.json));
      String again = new ObjectNode(JsonNodeFactory.instance).set(name, oddJson(random)).toString();
      draft.write();
      String text = new String(draft.body, UTF_8);
      draft.body =
          (again.substring(0, again.length() - 1) + "," + text.substring(1)).getBytes(UTF_8);
    }
  },

  /** A part of a text is replaced, as somebody would who looks for the checks behind it. */
  JSON_TEXT {
    @Override
    void spoil(Draft draft, Random random) {
      ObjectNode object = within(draft, random);
      List<String> texts =
          names(object).stream().filter(name -> object.get(name).isTextual()).toList();
      if (!texts.isEmpty()) {
        String name = one(random, texts);
        byte[] text = flipped(object.get(name).textValue().getBytes(ISO_8859_1), random);
        object.put(name, new String(text, ISO_8859_1));
      }
    }
  },

  BODY {
    @Override
    void spoil(Draft draft, Random random) {
      draft.write();
      draft.body =
          switch (random.nextInt(6)) {
            case 0 -> flipped(draft.body, random);
            case 1 -> Arrays.copyOf(draft.body, random.nextInt(draft.body.length + 1));
            case 2 -> bytes(random, random.nextInt(2000));
            case 3 -> new String(draft.body, UTF_8).getBytes(UTF_16LE);
            case 4 -> Arrays.copyOf(draft.body, 16 * 1024 + random.nextInt(3) - 1);
            default -> "[".repeat(random.nextInt(16_000)).getBytes(UTF_8);
          };
    }
  };

  abstract void spoil(Draft draft, Random random);

  /** The body's object, or one in it. */
  private static ObjectNode within(Draft draft, Random random) {
    if (draft.json == null) {
      return new ObjectNode(JsonNodeFactory.instance);
    }
    List<ObjectNode> objects = new ArrayList<>(List.of(draft.json));
    draft
        .json
        .elements()
        .forEachRemaining(
            member -> {
              if (member instanceof ObjectNode object) {
                objects.add(object);
              }
            });
    return objects.get(random.nextInt(objects.size()));
  }

  private static List<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode oddJson(Random random) {
    return new POJONode(
        new RawValue(
            one(
                random,
                "null",
                "true",
                "[]",
                "{}",
                "[[[[[[[[[[]]]]]]]]]]",
                "[null]",
                "{\"\":{\"\":null}}",
                "0",
                "-0",
                "-1",
                "1.5",
                "1e400",
                "-1e-400",
                "9223372036854775808",
                "9".repeat(31),
                "9".repeat(1000),
                "1E" + "9".repeat(20),
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"\\udfff\\ud800\"",
                "\"\\ud83d\\ude00\"",
                "\"\ufeff\"",
                "\"" + "a".repeat(random.nextInt(9000)) + "\"",
                "\"\u202e\u0301\u200b\"",
                "\"" + "A".repeat(43) + "\"",
                "\"8d6bb4e6-5d2c-4f0e-9c0a-0d6f2f1f7f11\"",
                "\"2026-02-30T25:00:00Z\"",
                "\"+999999999-12-31T23:59:59.999999999Z\"",
                "\"%s%n${jndi:x}#{1}'--\"",
                "\"AGREED\"",
                "\"agreed\"",
                "NaN",
                "'x'",
                "\"\t\"")));
  }

  /** A text that somebody might not have thought of; a character a byte. */
  private static String odd(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "%00";
      case 2 -> "%ff%fe";
      case 3 -> "%ed%a0%80";
      case 4 -> "%c0%af..%2f";
      case 5 -> "%";
      case 6 -> "..;/";
      case 7 -> new String(bytes(random, 1 + random.nextInt(20)), ISO_8859_1);
      case 8 -> "a".repeat(random.nextInt(6000));
      case 9 -> new String("𠮷\u0000\u202e".getBytes(UTF_8), ISO_8859_1);
      case 10 -> Long.toString(random.nextLong());
      default -> "{}[]\"'<>\\|^`;,:=@";
    };
  }

  private static String oddSegment(Random random) {
    return one(
        random, "..", ".", "", "current", "%2e%2e", ";a=b", "current;jsessionid=1", "%2F", "*");
  }

  /** Without what would end the header, mostly. */
  private static String line(String value) {
    return value.replace("\r", "").replace("\n", " ");
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(3) && flipped.length > 0; i++) {
      flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    }
    return flipped;
  }

  static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String one(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
