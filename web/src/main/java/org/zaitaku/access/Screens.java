package org.zaitaku.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which entries of ［メニュー］ have a screen, and where it stands. */
public final class Screens {

  private static final Map<MenuEntry, String> NAMES =
      new EnumMap<>(
          Map.ofEntries(
              //
              Map.entry(MenuEntry.HOME_VISIT_AND_ONLINE, "home-visit"),
              Map.entry(MenuEntry.BULK_ENQUIRY, "bulk-enquiry"),
              Map.entry(MenuEntry.ACCOUNT_REGISTER, "account-register"),
              Map.entry(MenuEntry.ACCOUNT_UPDATE, "accounts"),
              Map.entry(MenuEntry.OPERATION_HISTORY, "operation-history"),
              Map.entry(MenuEntry.INSTITUTIONS, "operator/institutions"),
              Map.entry(MenuEntry.RESET_ACCOUNT, "operator/reset-account"),
              Map.entry(MenuEntry.ANNOUNCEMENT_PUBLISH, "operator/announcement-publish"),
              Map.entry(MenuEntry.PASSWORD_CHANGE, "password-change"),
              Map.entry(MenuEntry.SESSIONS, "sessions"),
              Map.entry(MenuEntry.ACCOUNT_BULK, "account-bulk"),
              Map.entry(MenuEntry.ACCOUNT_BULK_RESULT, "account-bulk-result"),
              Map.entry(MenuEntry.SETTINGS, "environment-settings"),
              Map.entry(MenuEntry.ACCESS_URL, "access-url"),
              Map.entry(MenuEntry.ACTIVATION_CODES, "activation-codes"),
              Map.entry(MenuEntry.VIEW_HISTORY, "view-history")));

  private Screens() {}

  public static boolean isBuilt(MenuEntry entry) {
    return NAMES.containsKey(entry);
  }

  /** Path of the entry's page inside the console. */
  public static Optional<String> page(MenuEntry entry) {
    return Optional.ofNullable(NAMES.get(entry)).map(name -> "/" + name + ".xhtml");
  }

  /** The entry to which a path belongs: its page, and everything below its name. */
  public static Optional<MenuEntry> entryOf(String path) {
    return NAMES.entrySet().stream()
        .filter(
            screen ->
                path.equals("/" + screen.getValue() + ".xhtml")
                    || path.startsWith("/" + screen.getValue() + "/"))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
