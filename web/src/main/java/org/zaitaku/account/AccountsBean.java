package org.zaitaku.account;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.Download;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.TypedDate;

/**
 * ［アカウント検索］ (ACC-053 to ACC-067). The conditions stand in the page's address, so that it can be
 * kept and gone back to; those that say something of a person stand in the session.
 */
@Named
@ViewScoped
public class AccountsBean implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Rows of a page that can be chosen. */
  static final List<Integer> ROWS = List.of(10, 20, 50, 100);

  @Inject private AccountSearchService search;

  @Inject private AccountService service;

  @Inject private IssuedPasswordBean passwords;

  @Inject private ScreenMessages messages;

  private EnumSet<AccountRole> roles;
  private boolean searched;
  private final AccountConditions conditions = new AccountConditions();

  private AccountPages accounts;
  private int first;
  private int rows;
  private AccountOrder order;
  private transient List<AccountDetails> selection;

  @PostConstruct
  void begin() {
    roles = EnumSet.noneOf(AccountRole.class);
    roles.addAll(search.manageable());
    AccountSearchMemory memory = AccountSearchMemory.of(Faces.getSession());
    first = memory.first();
    rows = RememberedRows.find(Faces.getRequest()).orElse(memory.rows());
    order = memory.order();
  }

  /** After the address was read: shows what it asks for. */
  public void load() {
    if (searched) {
      HttpSession session = Faces.getSession();
      conditions.recall(AccountSearchMemory.of(session));
      accounts = new AccountPages(search, conditions.criteria(), session);
    }
  }

  /**
   * 《検索》: one hit opens ［アカウント管理］, several are listed (ACC-062, X-10).
   *
   * @return null where a date is wrong
   */
  public String search() {
    boolean fromIsFine = isDate("valid-from", conditions.getValidFrom());
    boolean untilIsFine = isDate("valid-until", conditions.getValidUntil());
    if (!fromIsFine || !untilIsFine) {
      return null;
    }
    String listed = remember();
    AccountCriteria criteria = conditions.criteria();
    if (search.count(criteria) == 1) {
      AccountDetails only = search.search(criteria, AccountOrder.BY_USER_ID, 0, 1).get(0);
      return "/accounts/account?id=" + only.id() + "&faces-redirect=true";
    }
    return listed;
  }

  /** The × of a chip: the same search without this condition. */
  public String remove(String name) {
    conditions.remove(name);
    return remember();
  }

  /** Keeps the search for 《戻る》; where its list is. */
  private String remember() {
    String query = conditions.query();
    HttpSession session = Faces.getSession();
    AccountSearchMemory.of(session).searched(query, conditions.criteria()).keep(session);
    return "/accounts" + query + "&faces-redirect=true";
  }

  private boolean isDate(String field, String typed) {
    if (typed == null || TypedDate.parse(typed).isPresent()) {
      return true;
    }
    messages.errorAt(field, "account.fault.DATE_FORM");
    return false;
  }

  public List<AccountConditions.Chip> getChips() {
    return searched ? conditions.chips() : List.of();
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
    return AccountConditions.STATES;
  }

  public List<String> getLocks() {
    return AccountConditions.LOCKS;
  }

  /** For the table's list of page sizes. */
  public String getRowsToChoose() {
    return ROWS.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  public AccountConditions getConditions() {
    return conditions;
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
}
