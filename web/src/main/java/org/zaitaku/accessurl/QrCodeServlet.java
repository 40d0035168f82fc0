package org.zaitaku.accessurl;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ErrorCode;

/** The 二次元バーコード of one's own institution as an image, for ［医療機関別URL取得・変更］ (URL-005). */
@WebServlet("/access-url/qr")
public class QrCodeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient AccessUrlService service;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<byte[]> image = setting(request.getParameter("setting")).flatMap(this::find);
    if (image.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/png");
    response.setContentLength(image.get().length);
    response.getOutputStream().write(image.get());
  }

  private static Optional<CareSetting> setting(String name) {
    return Arrays.stream(CareSetting.values())
        .filter(setting -> setting.name().equals(name))
        .findFirst();
  }

  private Optional<byte[]> find(CareSetting setting) {
    try {
      return Optional.of(service.qrCode(setting));
    } catch (BusinessException refusal) {
      if (refusal.code() == ErrorCode.NOT_FOUND || refusal.code() == ErrorCode.PERMISSION_DENIED) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
