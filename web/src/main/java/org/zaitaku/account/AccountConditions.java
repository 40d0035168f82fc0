package org.zaitaku.account;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.HalfWidthConverter;
import org.zaitaku.shared.TypedDate;

/**
 * The conditions of ［アカウント検索］ as they are typed and chosen (ACC-053), with their ways into the
 * page's address, into the search and onto the chips.
 */
public class AccountConditions implements Serializable {

  private static final long serialVersionUID = 1L;

  /** 有効／無効 and アカウントロック, as the lists and the address name them. */
  static final List<String> STATES = List.of("enabled", "disabled");

  static final List<String> LOCKS = List.of("unlocked", "locked");

  private AccountRole role;
  private String userId;
  private String userName;
  private String userNameKana;
  private String state;
  private String lock;
  private String validFrom;
  private String validUntil;
  private AccountCriteria.Attention attention;

  /** A condition in force, which can be taken away. */
  public record Chip(String name, String label, String value) implements Serializable {}

  /** What no address holds, out of the session; dates of the address as they are displayed. */
  void recall(AccountSearchMemory memory) {
    userId = memory.userId();
    userName = memory.userName();
    userNameKana = memory.userNameKana();
    validFrom = TypedDate.show(parse(validFrom));
    validUntil = TypedDate.show(parse(validUntil));
  }

  /** The conditions for the search; a date that is none is no condition. */
  AccountCriteria criteria() {
    return new AccountCriteria(
        role,
        userId == null ? null : HalfWidthConverter.normalize(userId),
        userName,
        userNameKana,
        state == null ? null : (Boolean) state.equals("enabled"),
        lock == null ? null : (Boolean) lock.equals("locked"),
        parse(validFrom),
        parse(validUntil),
        attention);
  }

  /** Of the page's address, beginning with {@code ?}; says nothing of a person. */
  String query() {
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

  private static LocalDate parse(String typed) {
    return Optional.ofNullable(typed).flatMap(TypedDate::parse).orElse(null);
  }

  private static String packed(String typed) {
    LocalDate date = parse(typed);
    return date == null ? null : TypedDate.show(date).replace("/", "");
  }

  /** Takes the condition of a chip away. */
  void remove(String name) {
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
  }

  /** A chip for each condition in force. */
  List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    choice(chips, "role", "account.role", "role.", role);
    words(chips, "user-id", "account.userId", userId);
    words(chips, "name", "account.userName", userName);
    words(chips, "name-kana", "account.userNameKana", userNameKana);
    choice(chips, "state", "account.state", "account.state.", state);
    choice(chips, "lock", "account.lock", "accounts.lock.", lock);
    words(chips, "valid-from", "account.validFrom", validFrom);
    words(chips, "valid-until", "account.validUntil", validUntil);
    choice(chips, "attention", "accounts.attention", "accounts.attention.", attention);
    return chips;
  }

  private static void words(List<Chip> chips, String name, String label, String value) {
    if (value != null && !value.isBlank()) {
      chips.add(new Chip(name, AccountWords.words(label), value));
    }
  }

  private static void choice(
      List<Chip> chips, String name, String label, String keys, Object chosen) {
    if (chosen != null) {
      words(chips, name, label, AccountWords.words(keys + chosen));
    }
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

  /** What an address says else is no condition. */
  public void setState(String state) {
    this.state = state != null && STATES.contains(state) ? state : null;
  }

  public String getLock() {
    return lock;
  }

  /** What an address says else is no condition. */
  public void setLock(String lock) {
    this.lock = lock != null && LOCKS.contains(lock) ? lock : null;
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

  /** Never names of people. */
  @Override
  public String toString() {
    return "AccountConditions";
  }
}
