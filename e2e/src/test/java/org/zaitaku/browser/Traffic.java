package org.zaitaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one device asked for and complained of. Every test ends with the rules that hold on every
 * page: nothing is loaded from elsewhere, the Content-Security-Policy has nothing to report, no
 * script fails, and the PIN goes to the card app only.
 */
final class Traffic {

  /** The PIN of all virtual cards. */
  static final String PIN = "1234";

  private static final Pattern RANDOM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z_-]{24,}|[0-9]{12,}");

  /** Sent by the browser to one of our two doors. */
  private record Sent(String address, String body) {}

  private final Set<String> ourOrigins;
  private final Set<String> known;
  private final List<Sent> sent = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /**
   * @param ourOrigins the doors of the application
   * @param cardApp the simulator's origin
   */
  Traffic(BrowserContext context, Set<String> ourOrigins, String cardApp) {
    this.ourOrigins = ourOrigins;
    this.known = Set.of(cardApp);
    context.onRequest(this::note);
    context.onConsoleMessage(
        message -> {
          if (isComplaint(message.type(), message.text())) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    context.onWebError(error -> complaints.add("script: " + error.error()));
  }

  private void note(Request request) {
    URI address = URI.create(request.url().split("[?#]", 2)[0]);
    if (!Set.of("http", "https", "ws", "wss").contains(address.getScheme())) {
      return;
    }
    String origin = address.getScheme() + "://" + address.getRawAuthority();
    if (ourOrigins.contains(origin)) {
      sent.add(new Sent(request.url(), request.postData() == null ? "" : request.postData()));
    } else if (!known.contains(origin)) {
      foreign.add(request.url());
    }
  }

  /** A refusal of the API is written to the console as well: that one is no complaint. */
  private static boolean isComplaint(String type, String text) {
    return (type.equals("error") || type.equals("warning"))
        && !text.startsWith("Failed to load resource");
  }

  boolean hasComplaints() {
    return !complaints.isEmpty();
  }

  void assertQuiet() {
    assertThat(foreign).as("requests to other origins").isEmpty();
    assertThat(complaints).as("complaints of the browser, e.g. of the CSP").isEmpty();
    assertThat(sent)
        .as("the PIN goes to the card only")
        .noneMatch(
            request ->
                RANDOM
                        .matcher(request.address() + " " + request.body())
                        .replaceAll("")
                        .contains(PIN)
                    || request.body().toLowerCase(Locale.ROOT).contains("\"pin\""));
  }

  /**
   * Whether anything was sent to the doors at all: a recording that heard nothing proves nothing.
   */
  boolean heardAnything() {
    return !sent.isEmpty();
  }
}
