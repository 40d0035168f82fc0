package org.zaitaku.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.util.Faces;
import org.zaitaku.access.MenuEntry;
import org.zaitaku.access.Permission;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.access.Screens;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.account.LoggedIn;

/**
 * The checklist on ［メニュー］ of whoever sets an institution up, in the order of seed 004. It goes when
 * all is done, or when somebody hides it on this terminal.
 */
@Named
@RequestScoped
public class FirstDayBean {

  private static final String COOKIE = "zaitaku_first_day";

  private static final Duration HIDDEN_FOR = Duration.ofDays(365);

  @Inject private FirstDayService service;

  private List<Step> steps;

  /** What there is to do, in order. */
  public enum Item {
    SETTINGS(MenuEntry.SETTINGS),
    ACCOUNT(MenuEntry.ACCOUNT_REGISTER),
    ACTIVATION_CODE(MenuEntry.ACTIVATION_CODES),
    PASSWORD(MenuEntry.PASSWORD_CHANGE);

    private final MenuEntry entry;

    Item(MenuEntry entry) {
      this.entry = entry;
    }
  }

  /**
   * @param page null where its screen does not exist yet
   */
  public record Step(Item item, boolean done, String page) {}

  /** Empty where there is nothing to show. */
  public List<Step> getSteps() {
    if (steps == null) {
      steps = find();
    }
    return steps;
  }

  private List<Step> find() {
    LoggedIn user = user();
    if (!PermissionMatrix.permits(user.role(), Permission.SETTINGS) || isHidden(user)) {
      return List.of();
    }
    FirstDay day = service.look();
    return day.isDone()
        ? List.of()
        : List.of(
            step(Item.SETTINGS, day.settings()),
            step(Item.ACCOUNT, day.account()),
            step(Item.ACTIVATION_CODE, day.activationCode()),
            step(Item.PASSWORD, day.password()));
  }

  private static Step step(Item item, boolean done) {
    return new Step(item, done, Screens.page(item.entry).orElse(null));
  }

  private static LoggedIn user() {
    return ConsoleSession.find(Faces.getRequest()).orElseThrow();
  }

  private static boolean isHidden(LoggedIn user) {
    HttpServletRequest request = Faces.getRequest();
    return request.getCookies() != null
        && Arrays.stream(request.getCookies())
            .anyMatch(
                cookie ->
                    cookie.getName().equals(COOKIE)
                        && cookie.getValue().equals(Long.toString(user.accountId())));
  }

  /** 《表示しない》. */
  public String hide() {
    Cookie cookie = new Cookie(COOKIE, Long.toString(user().accountId()));
    cookie.setPath(Faces.getRequestContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    cookie.setMaxAge((int) HIDDEN_FOR.toSeconds());
    cookie.setAttribute("SameSite", "Strict");
    Faces.getResponse().addCookie(cookie);
    return "/menu?faces-redirect=true";
  }
}
