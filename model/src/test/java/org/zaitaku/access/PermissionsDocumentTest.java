package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;

/** {@code docs/permissions.md} is printed from the matrix: {@code -Dzaitaku.update=true}. */
class PermissionsDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");

  private static final List<Actor.Kind> WITHOUT_ACCOUNT =
      Arrays.stream(Actor.Kind.values()).filter(kind -> kind != Actor.Kind.ACCOUNT).toList();

  @Test
  void theDocumentIsTheMatrixCellByCell() throws IOException {
    String printed = print();
    if (Boolean.getBoolean("zaitaku.update")) {
      Files.writeString(DOCUMENT, printed);
    }
    assertThat(Files.readAllLines(DOCUMENT))
        .as("docs/permissions.md; print it anew with -Dzaitaku.update=true")
        .containsExactlyElementsOf(printed.lines().toList());
  }

  private static String print() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Who may do what

        Printed from `org.zaitaku.access.PermissionMatrix`; a test compares the two cell by cell. Do not edit: change the
        matrix and run `mvn -pl model test -Dtest=PermissionsDocumentTest -Dzaitaku.update=true`.

        Whatever stands not here is refused. Doors call use cases, each of which names one permission; menu, buttons and
        APIs ask the same table. Sources: ACC-001 to ACC-020, LOG-036 to LOG-041, X-77.

        ## Permissions of accounts

        """);
    row(text, "Permission", Arrays.stream(AccountRole.values()).map(AccountRole::name).toList());
    ruler(text, AccountRole.values().length);
    for (Permission permission : Permission.values()) {
      marks(
          text,
          permission,
          List.of(AccountRole.values()),
          role -> PermissionMatrix.permits(role, permission));
    }
    text.append(
        """

        ## Permissions of actors without an account

        PATIENT: a browser at the patients' door or the card app. DEVICE: a registered app or card reader. SYSTEM: timers, the
        start-up, the log-in desk before anybody is known.

        """);
    row(text, "Permission", WITHOUT_ACCOUNT.stream().map(Actor.Kind::name).toList());
    ruler(text, WITHOUT_ACCOUNT.size());
    for (Permission permission : Permission.values()) {
      marks(text, permission, WITHOUT_ACCOUNT, kind -> PermissionMatrix.permits(kind, permission));
    }
    text.append(
        """

        ## What a role may do to accounts of another

        Rows: who is logged in. Columns: the account that it is done to, of the same institution. R register, U update,
        D delete, I initialise the password. Everybody changes the own password with PASSWORD_CHANGE.

        """);
    row(text, "Logged in", Arrays.stream(AccountRole.values()).map(AccountRole::name).toList());
    ruler(text, AccountRole.values().length);
    for (AccountRole role : AccountRole.values()) {
      row(
          text,
          role.name(),
          Arrays.stream(AccountRole.values())
              .map(target -> letters(PermissionMatrix.operations(role, target)))
              .toList());
    }
    return text.toString();
  }

  private static <T> void marks(
      StringBuilder text, Permission permission, List<T> columns, Predicate<T> permitted) {
    row(
        text,
        permission.name(),
        columns.stream().map(column -> permitted.test(column) ? "yes" : "–").toList());
  }

  private static String letters(Set<AccountOperation> operations) {
    return operations.isEmpty()
        ? "–"
        : Arrays.stream(AccountOperation.values())
            .filter(operations::contains)
            .map(operation -> operation.name().substring(0, 1))
            .collect(Collectors.joining(" "));
  }

  private static void row(StringBuilder text, String head, List<String> cells) {
    text.append("| ").append(head).append(" | ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static void ruler(StringBuilder text, int columns) {
    text.append("|---|").append("---|".repeat(columns)).append('\n');
  }
}
