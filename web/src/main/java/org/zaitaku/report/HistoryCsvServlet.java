package org.zaitaku.report;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ConsoleLanguage;
import org.zaitaku.shared.ErrorCode;

/** 《CSV出力》 of ［操作履歴照会］. */
@WebServlet("/operation-history/csv")
public class HistoryCsvServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient OperationHistoryService service;

  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<OperationSearch> search =
        HistoryQuery.read(request::getParameter, BusinessDay.today(clock)).search();
    if (search.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    try {
      Locale language = ConsoleLanguage.of(request, Collections.list(request.getLocales()));
      byte[] file = new HistoryCsv(language).write(service.export(search.get()));
      response.setContentType("text/csv;charset=UTF-8");
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"operations-"
              + search.get().from()
              + "-"
              + search.get().until()
              + ".csv\"");
      response.setContentLength(file.length);
      response.getOutputStream().write(file);
    } catch (BusinessException refused) {
      response.sendError(
          refused.code() == ErrorCode.VALUE_INVALID
              ? HttpServletResponse.SC_BAD_REQUEST
              : HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
