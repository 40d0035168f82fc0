package org.zaitaku.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.Environment;

/**
 * The entries of ［メニュー］ that somebody may use on this day. The menu shows them, and no other screen
 * opens.
 */
@ApplicationScoped
public class OpenEntries {

  /** Before the 利用開始日: アカウント情報管理, アカウント一括登録 and 環境設定情報更新 (LOG-037, X-02). */
  private static final Set<MenuEntry> BEFORE_START =
      EnumSet.of(
          MenuEntry.ACCOUNT_REGISTER,
          MenuEntry.ACCOUNT_UPDATE,
          MenuEntry.PASSWORD_CHANGE,
          MenuEntry.ACCOUNT_BULK,
          MenuEntry.ACCOUNT_BULK_RESULT,
          MenuEntry.SETTINGS);

  private Clock clock;
  private Environment environment;
  private boolean cardReader;

  protected OpenEntries() {}

  @Inject
  public OpenEntries(
      Clock clock,
      Environment environment,
      @ConfigProperty(name = "zaitaku.terminal.card-reader", defaultValue = "true")
          boolean cardReader) {
    this.clock = clock;
    this.environment = environment;
    this.cardReader = cardReader;
  }

  /**
   * In the manual's order; 訪問診療等・オンライン診療等 by the settings at the log-in (LOG-016), マイナンバーカードで確認
   * where 本人認証用カードリーダーソフト is installed (LOG-013).
   */
  public List<MenuEntry> of(LoggedIn user) {
    return MenuEntry.of(user.role()).stream()
        .filter(entry -> isStarted(user) || BEFORE_START.contains(entry))
        .filter(entry -> entry != MenuEntry.TEST_DATA || environment.isVerification())
        .filter(entry -> entry != MenuEntry.HOME_VISIT_AND_ONLINE || user.homeVisitsOrOnline())
        .filter(entry -> entry != MenuEntry.CONFIRM_BY_CARD || cardReader)
        .toList();
  }

  /** On the 利用開始日 itself everything opens (LOG-038). */
  public boolean isStarted(LoggedIn user) {
    return !BusinessDay.today(clock).isBefore(user.institutionStartsOn());
  }
}
