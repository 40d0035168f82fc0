package org.zaitaku.shared;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** 日本語 / English in the header of every page: keeps the choice and shows the page again. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** A page of the console with its query; nothing that leads elsewhere. */
  private static final Pattern PAGE =
      Pattern.compile("/[A-Za-z0-9/-]*(\\.xhtml)?(\\?[A-Za-z0-9%&=+._~-]*)?");

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Locale> language = ChosenLanguage.parse(request.getParameter("to"));
    if (language.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    ChosenLanguage.keep(request, response, language.get());
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + back(request.getParameter("back")));
  }

  /** The page that was shown; the start where it is none of ours. */
  static String back(String asked) {
    return asked != null
            && asked.length() < 2_000
            && PAGE.matcher(asked).matches()
            && !asked.contains("//")
            && !asked.contains("/WEB-INF/")
            && !asked.contains("ViewState")
        ? asked
        : "/";
  }
}
