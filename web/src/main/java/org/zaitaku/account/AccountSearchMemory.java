package org.zaitaku.account;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;

/**
 * Where ［アカウント検索］ stood when it was left, kept in the session: what no address may hold (names and
 * IDs of people), and how the table was set.
 *
 * @param query of the page's address, beginning with {@code ?}, or empty before the first search
 */
record AccountSearchMemory(
    String query,
    String userId,
    String userName,
    String userNameKana,
    AccountOrder order,
    int first,
    int rows)
    implements Serializable {

  /** Rows of a page until somebody chooses another number. */
  static final int USUAL_ROWS = 20;

  private static final String NAME = AccountSearchMemory.class.getName();

  private static final AccountSearchMemory NOTHING =
      new AccountSearchMemory("", "", "", "", AccountOrder.BY_USER_ID, 0, USUAL_ROWS);

  static AccountSearchMemory of(HttpSession session) {
    return session.getAttribute(NAME) instanceof AccountSearchMemory memory ? memory : NOTHING;
  }

  void keep(HttpSession session) {
    session.setAttribute(NAME, this);
  }

  /** A new search begins on its first page. */
  AccountSearchMemory searched(String newQuery, AccountCriteria criteria) {
    return new AccountSearchMemory(
        newQuery, criteria.userId(), criteria.userName(), criteria.userNameKana(), order, 0, rows);
  }

  AccountSearchMemory turned(AccountOrder newOrder, int newFirst, int newRows) {
    return new AccountSearchMemory(
        query, userId, userName, userNameKana, newOrder, newFirst, newRows);
  }

  /** Never names of people. */
  @Override
  public String toString() {
    return "AccountSearchMemory";
  }
}
