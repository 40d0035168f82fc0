package org.zaitaku.simulator;

/**
 * Writes HTML in which every text and every attribute is escaped, because there is no way to write
 * one that is not.
 */
final class Html {

  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");

  /**
   * Opens an element. Attributes come as name, value, name, value; an empty value is written as an
   * attribute alone.
   */
  Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        out.append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
    out.append('>');
    return this;
  }

  Html close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** A whole element with a text. */
  Html line(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
