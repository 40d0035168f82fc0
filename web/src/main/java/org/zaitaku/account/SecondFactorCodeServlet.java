package org.zaitaku.account;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.zaitaku.accessurl.QrCode;
import org.zaitaku.shared.BusinessException;

/** The seed of one's own second factor as a 二次元コード, until it is set up. */
@WebServlet("/second-factor-setup/qr")
public class SecondFactorCodeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final int SIZE = 260;

  @Inject private transient SecondFactorService service;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      byte[] image = new QrCode(service.propose().link()).png(SIZE);
      response.setContentType("image/png");
      response.setContentLength(image.length);
      response.getOutputStream().write(image);
    } catch (BusinessException setUpAlready) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
