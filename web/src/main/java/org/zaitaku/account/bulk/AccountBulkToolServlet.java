package org.zaitaku.account.bulk;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** 「アカウント一括登録用ファイル生成ツール」 and the CSV template, for ［アカウント一括登録］ (BULK-003). */
@WebServlet({AccountBulkToolServlet.TOOL, AccountBulkToolServlet.TEMPLATE})
public class AccountBulkToolServlet extends HttpServlet {

  static final String TOOL = "/account-bulk/tool";
  static final String TEMPLATE = "/account-bulk/template";

  private static final long serialVersionUID = 1L;

  @Inject private transient AccountBulkService service;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean tool = request.getServletPath().equals(TOOL);
    BulkDownload download = tool ? service.tool() : service.csvTemplate();
    byte[] bytes = download.bytes();
    response.setContentType(
        tool
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename*=UTF-8''"
            + URLEncoder.encode(download.name(), StandardCharsets.UTF_8).replace("+", "%20"));
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
