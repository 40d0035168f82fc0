package org.zaitaku.reception;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The one HTML document of the patients' pages: {@code /v/{token}} (A-01 to completion, CON-A-011),
 * {@code /return} (where the card app comes back, JPKI-008) and the context root. The document
 * holds nothing of the token, the institution or a person; its scripts ask the JSON API. It may
 * load from this origin only, is never kept and never framed.
 */
@WebServlet(
    name = "page",
    urlPatterns = {"", "/v/*", "/return"})
public class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  static final String PERMISSIONS_POLICY =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()";

  private static final String DOCUMENT = "/WEB-INF/pages/page.html";

  private byte[] document;

  @Override
  public void init() throws ServletException {
    String assets =
        getServletContext().getContextPath()
            + PageAssets.ROOT
            + PageAssets.version(getServletContext());
    String template =
        new String(PageAssets.read(getServletContext(), DOCUMENT), StandardCharsets.UTF_8);
    document =
        compose(template, assets, PageLanguages.of(getServletContext()))
            .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Puts the address of the assets, the languages and the few words that must show without scripts
   * into the document.
   */
  static String compose(String template, String assets, PageLanguages languages) {
    ResourceBundle japanese = ResourceBundle.getBundle(PageTexts.NAME, Locale.ROOT);
    ResourceBundle english = ResourceBundle.getBundle(PageTexts.NAME, Locale.ENGLISH);
    return template
        .replace("@assets@", assets)
        .replace("@languages@", languages.items())
        .replace("@title@", japanese.getString("title"))
        .replace("@description@", japanese.getString("description"))
        .replace("@notLoaded.ja@", japanese.getString("notLoaded"))
        .replace("@notLoaded.en@", english.getString("notLoaded"))
        .replace("@oldBrowser.ja@", japanese.getString("oldBrowser"))
        .replace("@oldBrowser.en@", english.getString("oldBrowser"))
        .replace("@noScript.ja@", japanese.getString("noScript"))
        .replace("@noScript.en@", english.getString("noScript"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("Permissions-Policy", PERMISSIONS_POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}
