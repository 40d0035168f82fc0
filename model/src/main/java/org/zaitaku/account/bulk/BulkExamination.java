package org.zaitaku.account.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.zaitaku.account.AccountForm;
import org.zaitaku.account.Fault;
import org.zaitaku.account.FieldFault;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.AccountRole;

/**
 * Every row of a file beside its faults: the rules of the screen for each row (BULK-028), all
 * faults of all rows. One fault anywhere and nothing is registered (BULK-018).
 *
 * <p>An ID that the file names twice is no fault: like an ID that the institution has already, it
 * counts as 重複 of the later row, and the first row is registered (BULK-017).
 */
public record BulkExamination(List<Examined> rows) {

  /**
   * @param faults in the order of the items
   * @param repeated whether an earlier row of the file has the same ID, without regard to case
   */
  public record Examined(BulkRow row, AccountForm form, List<FieldFault> faults, boolean repeated) {

    /** Never names of people. */
    @Override
    public String toString() {
      return "Examined[" + row.line() + "]";
    }
  }

  public BulkExamination {
    rows = List.copyOf(rows);
  }

  /**
   * @param registrable the roles that the uploader may register (BULK-002)
   */
  public static BulkExamination of(
      List<BulkRow> rows, InstitutionKind kind, Set<AccountRole> registrable) {
    Set<String> seen = new HashSet<>();
    List<Examined> examined = new ArrayList<>(rows.size());
    for (BulkRow row : rows) {
      AccountForm form = row.form();
      boolean repeated = !seen.add(form.userId().toLowerCase(Locale.ROOT));
      examined.add(new Examined(row, form, faults(row, form, kind, registrable), repeated));
    }
    return new BulkExamination(examined);
  }

  /** A 権限区分 that does not exist is not a missing one. */
  private static List<FieldFault> faults(
      BulkRow row, AccountForm form, InstitutionKind kind, Set<AccountRole> registrable) {
    List<FieldFault> faults = form.faults(kind, registrable);
    if (row.role() == null && !row.cell(BulkColumn.ROLE).isBlank()) {
      return faults.stream()
          .map(
              fault ->
                  fault.field().equals(AccountForm.ROLE)
                      ? new FieldFault(AccountForm.ROLE, Fault.ROLE_NOT_ALLOWED)
                      : fault)
          .toList();
    }
    return faults;
  }

  public boolean hasFaults() {
    return rows.stream().anyMatch(row -> !row.faults().isEmpty());
  }
}
