package org.zaitaku.settings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.zaitaku.account.SessionService;
import org.zaitaku.account.SessionView;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;
import org.zaitaku.shared.TypedDate;

/**
 * ［環境設定情報更新］ (ENV-001 to ENV-051). Mirrors the rules of {@link SettingsRule}: what they close is
 * shown closed, but still sent where somebody posts it, so that the use case refuses it by its
 * name.
 */
@Named
@ViewScoped
public class EnvironmentSettingsBean implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Lists that rules close. */
  private static final List<SettingsItem> CLOSABLE =
      List.of(
          SettingsItem.MEDICATION,
          SettingsItem.RECORD_SHARING,
          SettingsItem.SUBSIDY,
          SettingsItem.REFILL);

  @Inject private transient SettingsService service;

  @Inject private transient SessionService sessions;

  @Inject private transient ScreenMessages messages;

  private SettingsView view;
  private final HashMap<String, String> values = new HashMap<>();
  private Integer termsForHomeVisits;
  private Integer termsForOnline;
  private SettingsItem asking;
  private ArrayList<ChangedItem> changes = new ArrayList<>();
  private ArrayList<ChangedItem> conflict = new ArrayList<>();
  private ArrayList<SessionView> present = new ArrayList<>();
  private ArrayList<SettingsChange> history = new ArrayList<>();
  private boolean saved;

  /** The settings in force; what was typed is given up. */
  public void load() {
    show(service.show());
    conflict = new ArrayList<>();
  }

  private void show(SettingsView shown) {
    view = shown;
    values.clear();
    view.values().forEach((item, value) -> values.put(item.name(), value));
    termsForHomeVisits = null;
    termsForOnline = null;
    history = new ArrayList<>(service.history());
  }

  /**
   * Something was chosen that others depend on. 利用する of a function asks for the terms at once
   * (ENV-041, X-76).
   */
  public void choose(String name) {
    restore();
    SettingsItem item = SettingsItem.valueOf(name);
    if (item == SettingsItem.TREATMENT && uses(item)) {
      values.put(SettingsItem.MEDICATION.name(), stored(SettingsItem.MEDICATION));
    }
    if (item == SettingsItem.E_PRESCRIPTION && !uses(item)) {
      values.put(SettingsItem.REFILL.name(), Use.NOT_USED.name());
    }
    if (needsTerms(item)) {
      asking = item;
      PrimeFaces.current().executeScript("PF('termsQuestion').show()");
    }
  }

  private boolean needsTerms(SettingsItem item) {
    return switch (item) {
      case HOME_VISIT -> begins(item) && termsForHomeVisits == null;
      case ONLINE -> begins(item) && termsForOnline == null;
      default -> false;
    };
  }

  private boolean begins(SettingsItem item) {
    return uses(item) && !stored(item).equals(Use.USE.name());
  }

  /** 《OK》 of ［利用規約同意確認］; stored with 《更新》. */
  public void accept() {
    if (asking == SettingsItem.HOME_VISIT) {
      termsForHomeVisits = view.terms().version();
    } else if (asking == SettingsItem.ONLINE) {
      termsForOnline = view.terms().version();
    }
    asking = null;
  }

  /** 《キャンセル》 of ［利用規約同意確認］: 利用しない stays. */
  public void decline() {
    if (asking != null) {
      values.put(asking.name(), Use.NOT_USED.name());
    }
    asking = null;
  }

  /** 《更新》: every broken rule at its field, or the 確認メッセージ; stores nothing (ENV-005). */
  public void check() {
    List<SettingsFault> faults = service.check(form());
    if (faults.isEmpty()) {
      changes = new ArrayList<>(view.changesTo(form().values()));
      present = new ArrayList<>(sessions.list(null));
      PrimeFaces.current().executeScript("PF('question').show()");
    } else {
      tell(faults);
    }
  }

  /** 《OK》 of the 確認メッセージ; then 「更新しました」 (ENV-006). */
  public void update() {
    try {
      boolean changing = !view.changesTo(form().values()).isEmpty();
      show(service.update(view.version(), form()));
      conflict = new ArrayList<>();
      saved = changing;
      PrimeFaces.current().executeScript("PF('updated').show()");
    } catch (SettingsFormException refused) {
      tell(refused.faults());
    } catch (SettingsConflictException changed) {
      meet(changed.current());
    }
  }

  /**
   * Somebody else saved meanwhile. What was chosen here stays, the rest follows; whoever goes on
   * from here overwrites what they now see.
   */
  private void meet(SettingsView now) {
    List<ChangedItem> theirs = view.changesTo(now.values());
    Map<SettingsItem, String> mine = form().values();
    List<ChangedItem> own = view.changesTo(mine);
    view = now;
    for (ChangedItem change : theirs) {
      if (own.stream().noneMatch(mineToo -> mineToo.item() == change.item())) {
        values.put(change.item().name(), change.after());
      }
    }
    history = new ArrayList<>(service.history());
    conflict = new ArrayList<>(theirs);
    messages.error("settings.conflict.told");
  }

  private void tell(List<SettingsFault> faults) {
    for (SettingsFault fault : faults) {
      messages.errorAt(id(fault.item()), "settings.rule." + fault.rule());
    }
    messages.error("settings.faults", faults.size());
  }

  /**
   * What the screen shows; a list that was sent without a value has none, an emptied text is empty.
   */
  private SettingsForm form() {
    restore();
    EnumMap<SettingsItem, String> sent = new EnumMap<>(SettingsItem.class);
    for (SettingsItem item : SettingsItem.values()) {
      if (item.isFor(view.kind())) {
        String value = values.get(item.name());
        sent.put(item, value == null && item.isText() ? "" : value);
      }
    }
    return new SettingsForm(sent, termsForHomeVisits, termsForOnline);
  }

  /** A closed list is not sent by browsers: it stays as it is. */
  private void restore() {
    for (SettingsItem item : CLOSABLE) {
      String value = values.get(item.name());
      if (value == null || value.isEmpty()) {
        values.put(item.name(), item == SettingsItem.REFILL ? Use.NOT_USED.name() : stored(item));
      }
    }
  }

  private String stored(SettingsItem item) {
    return view.values().get(item);
  }

  private boolean uses(SettingsItem item) {
    return Use.USE.name().equals(values.get(item.name()));
  }

  /** Whether a rule leaves nothing to choose at an item now. */
  public boolean isClosed(String name) {
    SettingsItem item = SettingsItem.valueOf(name);
    return switch (item) {
      case MEDICATION -> uses(SettingsItem.TREATMENT);
      case RECORD_SHARING ->
          !view.conditions().mayShareRecords() && !stored(item).equals(Use.USE.name());
      case SUBSIDY -> !view.conditions().pmhParticipant() && !stored(item).equals(Use.USE.name());
      case REFILL -> !uses(SettingsItem.E_PRESCRIPTION);
      default -> false;
    };
  }

  /** Whether the screen of this kind of institution has the item (ENV-048). */
  public boolean has(String name) {
    return SettingsItem.valueOf(name).isFor(view.kind());
  }

  public List<String> options(String name) {
    return SettingsItem.valueOf(name).options();
  }

  /** Whether the bracketed parts of the labels are shown. */
  public boolean isSharing() {
    return uses(SettingsItem.RECORD_SHARING);
  }

  /** A value in words. */
  public String words(SettingsItem item, String value) {
    if (item.isText()) {
      return value.isEmpty()
          ? ScreenMessages.words(Faces.getLocale(), "history.value.none")
          : value;
    }
    return ScreenMessages.words(Faces.getLocale(), "settings.option." + value);
  }

  /** The field's id: the item's name in small letters. */
  static String id(SettingsItem item) {
    return item.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In Tokyo. */
  public String moment(Instant moment) {
    return ShownMoment.of(moment);
  }

  public String date(LocalDate day) {
    return day == null ? "" : TypedDate.show(day);
  }

  public SettingsView getView() {
    return view;
  }

  /** What is chosen, by the items' names. */
  public Map<String, String> getValues() {
    return values;
  }

  /** The function for which ［利用規約同意確認］ asks; null where for none. */
  public SettingsItem getAsking() {
    return asking;
  }

  /** What 《OK》 would change. */
  public List<ChangedItem> getChanges() {
    return changes;
  }

  /** What somebody else changed since the settings were shown. */
  public List<ChangedItem> getConflict() {
    return conflict;
  }

  /** Who of the institution is logged in (ENV-002). */
  public List<SessionView> getPresent() {
    return present;
  }

  public List<SettingsChange> getHistory() {
    return history;
  }

  /** Whether something was changed here, so that one logs in again (ENV-007). */
  public boolean isSaved() {
    return saved;
  }
}
