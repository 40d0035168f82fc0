package org.zaitaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Set;
import java.util.UUID;
import org.zaitaku.e2e.Installation;

/** A phone, tablet or PC at a patient's home: a browser with a cookie jar of its own. */
final class Device implements AutoCloseable {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final int PC_WIDTH = 1280;
  private static final int PC_HEIGHT = 900;

  private final BrowserContext context;
  private final Traffic traffic;

  private Device(BrowserContext context) {
    Installation installation = Installation.get();
    this.context = context;
    this.traffic =
        new Traffic(
            context,
            Set.of(installation.publicUrl(), installation.closedUrl()),
            installation.simulator().address().toString());
  }

  static Device phone() {
    return of(PHONE_WIDTH, PHONE_HEIGHT);
  }

  /** A phone that is filmed where a film is wanted. */
  static Device filmedPhone() {
    return new Device(Browsers.filmed(PHONE_WIDTH, PHONE_HEIGHT));
  }

  static Device pc() {
    return of(PC_WIDTH, PC_HEIGHT);
  }

  /** A PC whose browser asks for English only. */
  static Device pcInEnglish() {
    return new Device(Browsers.device(PC_WIDTH, PC_HEIGHT, "en-US"));
  }

  static Device of(int width, int height) {
    return new Device(Browsers.device(width, height));
  }

  /** From now on another server of the installation answers what this device asks at our door. */
  Device servedBy(Installation.Another server) {
    String door = Installation.get().publicUrl() + "/reception/";
    context.route(
        address -> address.startsWith(door),
        route -> {
          String there = route.request().url().replace(door, server.publicUrl() + "/reception/");
          try {
            route.fulfill(
                new Route.FulfillOptions()
                    .setResponse(
                        route.fetch(new Route.FetchOptions().setMaxRedirects(0).setUrl(there))));
          } catch (PlaywrightException switchedOffMeanwhile) {
            // Nobody waits for this answer any more.
          }
        });
    return this;
  }

  Page newTab() {
    return context.newPage();
  }

  /** A new tab with the patients' pages at this address. */
  ReceptionPage open(String url) {
    Page tab = newTab();
    tab.navigate(url);
    return new ReceptionPage(tab);
  }

  /** A request to the API with this browser's cookies, as its own pages would make it. */
  APIResponse ask(String method, String address) {
    return ask(address, request(method));
  }

  /** The same with a body in JSON. */
  APIResponse ask(String method, String address, String json) {
    return ask(
        address, request(method).setHeader("Content-Type", "application/json").setData(json));
  }

  private APIResponse ask(String address, RequestOptions request) {
    return context.request().fetch(address, request);
  }

  private static RequestOptions request(String method) {
    return RequestOptions.create()
        .setMethod(method)
        .setHeader("Origin", Installation.get().publicUrl())
        .setHeader("Zaitaku-Page", "0123456789abcdef");
  }

  BrowserContext context() {
    return context;
  }

  /** The reception that this browser's cookie names. */
  UUID reception() {
    return UUID.fromString(receptionCookie().value.split("\\.", 2)[0]);
  }

  Cookie receptionCookie() {
    return context.cookies().stream()
        .filter(cookie -> cookie.name.equals("zaitaku_reception"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("this browser has no reception"));
  }

  /** Ends the device, after the rules that hold on every page. */
  @Override
  public void close() {
    try {
      assertThat(traffic.heardAnything()).as("requests were recorded").isTrue();
      traffic.assertQuiet();
    } finally {
      // A request on its way meanwhile would meet a route of a context that is gone.
      context.pages().forEach(Page::unrouteAll);
      context.unrouteAll();
      context.close();
    }
  }
}
