package org.zaitaku.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zaitaku.account.InitialPassword;

/**
 * Makes the secrets of a demonstration once, each file with mode 600: {@code accounts.properties}
 * with a password per demonstration account ({@code 1319999015.MASTER=…}, the form that {@code
 * zaitaku.testdata.accounts} reads) and {@code serial-key} and {@code secret-key}, each the base64
 * of the 32 bytes for {@code zaitaku.card.serial-key} and {@code zaitaku.secret-key}. What exists
 * is kept; accounts that are missing in the file are added.
 */
public final class DemoSecrets {

  /** The four demonstration institutions: 医科, 歯科, 薬局, 訪問看護. */
  static final List<String> INSTITUTIONS =
      List.of("1319999015", "1339999029", "1349999035", "1369999048");

  static final List<String> ROLES =
      List.of(
          "MASTER",
          "MASTER_RESET",
          "ADMINISTRATOR",
          "GENERAL",
          "MEDICAL_VIEWER",
          "WEB_API",
          "LINKAGE_APP",
          "FACE_READER");

  /** 実施機関, and its account. */
  static final String OPERATOR_CODE = "0000000000";

  static final String OPERATOR = "OPERATOR";

  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Path directory;

  public DemoSecrets(Path directory) {
    this.directory = directory;
  }

  /** Makes what is missing in the directory. */
  public void make() throws IOException {
    PrivateFile.directory(directory);
    makeAccounts();
    makeKey(serialKey());
    makeKey(secretKey());
  }

  public Path accounts() {
    return directory.resolve("accounts.properties");
  }

  public Path serialKey() {
    return directory.resolve("serial-key");
  }

  public Path secretKey() {
    return directory.resolve("secret-key");
  }

  private void makeAccounts() throws IOException {
    Map<String, String> known =
        Files.exists(accounts()) ? PrivateFile.load(accounts()) : new TreeMap<>();
    boolean added = known.putIfAbsent(OPERATOR_CODE + "." + OPERATOR, password()) == null;
    for (String institution : INSTITUTIONS) {
      for (String role : ROLES) {
        added |= known.putIfAbsent(institution + "." + role, password()) == null;
      }
    }
    if (added) {
      PrivateFile.store(accounts(), known);
    }
  }

  private String password() {
    return InitialPassword.random(random).value();
  }

  private void makeKey(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    PrivateFile.create(part).close();
    Files.writeString(part, Base64.getEncoder().encodeToString(key) + "\n");
    Files.move(part, file);
  }

  /** Argument: the directory. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 1, "DemoSecrets <directory>");
          new DemoSecrets(Path.of(arguments[0])).make();
        });
  }
}
