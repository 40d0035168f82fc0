package org.zaitaku.simulator;

import java.util.function.Consumer;

/** The frame of every page: on top, always, the warning that this is not the real app. */
final class Page {

  private Page() {}

  static String of(Texts texts, String title, Consumer<Html> main) {
    return of(texts, title, html -> {}, main);
  }

  static String of(Texts texts, String title, Consumer<Html> head, Consumer<Html> main) {
    Html html = new Html();
    html.open("html", "lang", texts.language());
    html.open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.line("title", title + " | " + texts.get("page.title"));
    html.open("link", "rel", "icon", "href", "data:,");
    html.open("link", "rel", "stylesheet", "href", "/simulator.css");
    head.accept(html);
    html.close("head");
    html.open("body");
    html.open("header", "class", "warning");
    html.line("p", texts.get("page.warning"), "id", "warning");
    html.close("header");
    html.open("main");
    html.line("h1", title);
    main.accept(html);
    html.close("main");
    html.close("body");
    html.close("html");
    return html.toString();
  }
}
