package org.zaitaku.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.account.LoggedIn;

/** ［メニュー］: groups and entries in the manual's order (LOG-012 to LOG-040). */
@Named
@RequestScoped
public class MenuBean {

  @Inject private OpenEntries openEntries;

  /** A numbered group and its entries. */
  public record GroupView(MenuEntry.Group group, List<EntryView> entries) {}

  /** An entry and the page that it opens. */
  public record EntryView(MenuEntry entry, String page) {}

  public List<GroupView> getGroups() {
    return groups(openEntries.of(user()));
  }

  /** Whether the 利用開始日 is still to come, and only a part of the menu is shown (LOG-037). */
  public boolean isBeforeStart() {
    return !openEntries.isStarted(user());
  }

  public LocalDate getStartsOn() {
    return user().institutionStartsOn();
  }

  private static LoggedIn user() {
    return ConsoleSession.find(Faces.getRequest()).orElseThrow();
  }

  /** Entries whose screen is built, by group. */
  static List<GroupView> groups(List<MenuEntry> open) {
    Map<MenuEntry.Group, List<EntryView>> groups = new EnumMap<>(MenuEntry.Group.class);
    for (MenuEntry entry : open) {
      Screens.page(entry)
          .ifPresent(
              page ->
                  groups
                      .computeIfAbsent(entry.group(), group -> new ArrayList<>())
                      .add(new EntryView(entry, page)));
    }
    return groups.entrySet().stream()
        .map(group -> new GroupView(group.getKey(), group.getValue()))
        .toList();
  }
}
