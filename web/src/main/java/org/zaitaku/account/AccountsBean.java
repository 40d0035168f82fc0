package org.zaitaku.account;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;
import org.zaitaku.settings.CharacterCode;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Download;
import org.zaitaku.shared.HalfWidthConverter;
import org.zaitaku.shared.ScreenMessages;

/**
 * ［アカウント検索］ (ACC-053 to ACC-067). The conditions stand in the page's address, so that it can be
 * kept and gone back to; those that say something of a person stand in the session.
 */
@Named
@ViewScoped
public class AccountsBean implements Serializable {

  private static final long serialVersionUID = 1L;

  /** 有効／無効 and アカウントロック, as the lists and the address name them. */
  private static final String ENABLED = "enabled";

  private static final String DISABLED = "disabled";
  private static final String LOCKED = "locked";
  private static final String UNLOCKED = "unlocked";

  @Inject private AccountSearchService search;

  @Inject private AccountService service;

  @Inject private IssuedPasswordBean passwords;

  @Inject private ScreenMessages messages;

  private EnumSet<AccountRole> roles;
  private boolean searched;
  private AccountRole role;
  private String userId;
  private String userName;
  private String userNameKana;
  private String state;
  private String lock;
  private String validFrom;
  private String validUntil;
  private AccountCriteria.Attention attention;

  private AccountPages accounts;
  private int first;
  private int rows;
  private AccountOrder order;
  private transient List<AccountDetails> selection;

  /** A condition in force, which can be taken away. */
  public record Chip(String name, String label, String value) implements Serializable {}

  @PostConstruct
  void begin() {
    roles = EnumSet.noneOf(AccountRole.class);
    roles.addAll(search.manageable());
    AccountSearchMemory memory = AccountSearchMemory.of(Faces.getSession());
    first = memory.first();
    rows = memory.rows();
    order = memory.order();
  }

  /** After the address was read: shows what it asks for. */
  public void load() {
    if (searched) {
      AccountSearchMemory memory = AccountSearchMemory.of(Faces.getSession());
      userId = memory.userId();
      userName = memory.userName();
      userNameKana = memory.userNameKana();
      validFrom = TypedDate.show(parse(validFrom));
      validUntil = TypedDate.show(parse(validUntil));
      HttpSession session = Faces.getSession();
      accounts = new AccountPages(search, criteria(), session);
    }
  }

  /**
   * 《検索》: one hit opens ［アカウント管理］, several are listed (ACC-062, X-10).
   *
   * @return null where a date is wrong
   */
  public String search() {
    boolean fromIsFine = isDate("valid-from", validFrom);
    boolean untilIsFine = isDate("valid-until", validUntil);
    if (!fromIsFine || !untilIsFine) {
      return null;
    }
    AccountCriteria criteria = criteria();
    String query = query();
    AccountSearchMemory.of(Faces.getSession()).searched(query, criteria).keep(Faces.getSession());
    if (search.count(criteria) == 1) {
      AccountDetails only = search.search(criteria, AccountOrder.BY_USER_ID, 0, 1).get(0);
      return "/accounts/account?id=" + only.id() + "&faces-redirect=true";
    }
    return listed(query);
  }

  private static String listed(String query) {
    return "/accounts" + query + "&faces-redirect=true";
  }

  /** The × of a chip: the same search without this condition. */
  public String remove(String name) {
    switch (name) {
      case "role" -> role = null;
      case "user-id" -> userId = null;
      case "name" -> userName = null;
      case "name-kana" -> userNameKana = null;
      case "state" -> state = null;
      case "lock" -> lock = null;
      case "valid-from" -> validFrom = null;
      case "valid-until" -> validUntil = null;
      default -> attention = null;
    }
    String query = query();
    AccountSearchMemory.of(Faces.getSession()).searched(query, criteria()).keep(Faces.getSession());
    return listed(query);
  }

  private boolean isDate(String field, String typed) {
    if (typed == null || TypedDate.parse(typed).isPresent()) {
      return true;
    }
    messages.errorAt(field, "account.fault.DATE_FORM");
    return false;
  }

  private AccountCriteria criteria() {
    return new AccountCriteria(
        role,
        userId == null ? null : HalfWidthConverter.normalize(userId),
        userName,
        userNameKana,
        state == null ? null : (Boolean) state.equals(ENABLED),
        lock == null ? null : (Boolean) lock.equals(LOCKED),
        parse(validFrom),
        parse(validUntil),
        attention);
  }

  private static LocalDate parse(String typed) {
    return Optional.ofNullable(typed).flatMap(TypedDate::parse).orElse(null);
  }

  private static String packed(String typed) {
    LocalDate date = parse(typed);
    return date == null ? null : TypedDate.show(date).replace("/", "");
  }

  private String query() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("searched", true);
    conditions.put("role", role);
    conditions.put("state", state);
    conditions.put("lock", lock);
    conditions.put("from", packed(validFrom));
    conditions.put("until", packed(validUntil));
    conditions.put("attention", attention);
    return conditions.entrySet().stream()
        .filter(condition -> condition.getValue() != null)
        .map(condition -> condition.getKey() + "=" + condition.getValue())
        .collect(Collectors.joining("&", "?", ""));
  }

  public List<Chip> getChips() {
    List<Chip> chips = new ArrayList<>();
    if (searched) {
      chip(chips, "role", "account.role", role == null ? null : "role." + role, true);
      chip(chips, "user-id", "account.userId", userId, false);
      chip(chips, "name", "account.userName", userName, false);
      chip(chips, "name-kana", "account.userNameKana", userNameKana, false);
      chip(chips, "state", "account.state", state == null ? null : "account.state." + state, true);
      chip(
          chips,
          "lock",
          "account.lock",
          lock == null ? null : lock.equals(LOCKED) ? "account.lock.locked" : "account.lock.none",
          true);
      chip(chips, "valid-from", "account.validFrom", validFrom, false);
      chip(chips, "valid-until", "account.validUntil", validUntil, false);
      chip(
          chips,
          "attention",
          "accounts.attention",
          attention == null ? null : "accounts.attention." + attention,
          true);
    }
    return chips;
  }

  private static void chip(
      List<Chip> chips, String name, String label, String value, boolean isKey) {
    if (value != null && !value.isBlank()) {
      chips.add(
          new Chip(name, AccountWords.words(label), isKey ? AccountWords.words(value) : value));
    }
  }

  /** 無効にする, for the chosen ones. */
  public void disable() {
    if (isChosen(AccountService.MOST_AT_ONCE)) {
      messages.done("accounts.disabled", service.disable(chosen()));
      selection = null;
    }
  }

  /** パスワード初期化, for the chosen ones. */
  public void initializePasswords() {
    if (isChosen(AccountService.MOST_AT_ONCE)) {
      passwords.open(service.initializePasswords(chosen()));
      selection = null;
    }
  }

  /** A file of the chosen ones. */
  public void export() {
    if (isChosen(AccountSearchService.MOST)) {
      CharacterCode code = search.characterCode();
      Download.send(
          FacesContext.getCurrentInstance(),
          "text/csv;charset=" + code.charset().name(),
          "accounts.csv",
          new AccountCsv(AccountWords::words).write(search.export(chosen()), code));
    }
  }

  private boolean isChosen(int most) {
    int chosen = chosen().size();
    if (chosen == 0) {
      messages.error("accounts.chooseFirst");
    } else if (chosen > most) {
      messages.error("accounts.tooMany", most);
    }
    return chosen >= 1 && chosen <= most;
  }

  private List<Long> chosen() {
    return selection == null ? List.of() : selection.stream().map(AccountDetails::id).toList();
  }

  /** What one may do to more than one: only where accounts may be updated at all (ACC-082). */
  public boolean isUpdating() {
    return roles.stream().noneMatch(role -> role == AccountRole.MASTER);
  }

  public Set<AccountRole> getRoles() {
    return roles;
  }

  public List<AccountCriteria.Attention> getAttentions() {
    return Arrays.asList(AccountCriteria.Attention.values());
  }

  public List<String> getStates() {
    return List.of(ENABLED, DISABLED);
  }

  public List<String> getLocks() {
    return List.of(UNLOCKED, LOCKED);
  }

  public AccountPages getAccounts() {
    return accounts;
  }

  public int getFirst() {
    return first;
  }

  public void setFirst(int first) {
    this.first = first;
  }

  public int getRows() {
    return rows;
  }

  public void setRows(int rows) {
    this.rows = rows;
  }

  /** How this column is sorted when the page opens. */
  public String sortOrder(String column) {
    if (!order.column().name().equals(column)) {
      return "unsorted";
    }
    return order.descending() ? "descending" : "ascending";
  }

  /** 2020/10/10; empty for no date. */
  public String date(LocalDate date) {
    return TypedDate.show(date);
  }

  public List<AccountDetails> getSelection() {
    return selection;
  }

  public void setSelection(List<AccountDetails> selection) {
    this.selection = selection;
  }

  public boolean isSearched() {
    return searched;
  }

  public void setSearched(boolean searched) {
    this.searched = searched;
  }

  public AccountRole getRole() {
    return role;
  }

  public void setRole(AccountRole role) {
    this.role = role;
  }

  public String getUserId() {
    return userId;
  }

  public void setUserId(String userId) {
    this.userId = userId;
  }

  public String getUserName() {
    return userName;
  }

  public void setUserName(String userName) {
    this.userName = userName;
  }

  public String getUserNameKana() {
    return userNameKana;
  }

  public void setUserNameKana(String userNameKana) {
    this.userNameKana = userNameKana;
  }

  public String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = state != null && getStates().contains(state) ? state : null;
  }

  public String getLock() {
    return lock;
  }

  public void setLock(String lock) {
    this.lock = lock != null && getLocks().contains(lock) ? lock : null;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }

  public String getValidUntil() {
    return validUntil;
  }

  public void setValidUntil(String validUntil) {
    this.validUntil = validUntil;
  }

  public AccountCriteria.Attention getAttention() {
    return attention;
  }

  public void setAttention(AccountCriteria.Attention attention) {
    this.attention = attention;
  }
}
