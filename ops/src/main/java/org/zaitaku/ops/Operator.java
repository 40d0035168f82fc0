package org.zaitaku.ops;

import java.sql.Connection;
import java.time.Clock;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.shared.BusinessDay;

/** {@code scripts/operator}: the first account of 実施機関, and further ones. */
public final class Operator {

  private static final String USAGE = "scripts/operator create <user ID>";

  private Operator() {}

  /** Arguments: {@code create} and a user ID. Prints the initial password, this once. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 2, USAGE);
          if (!arguments[0].equals("create")) {
            throw new Refusal("usage: " + USAGE);
          }
          OpenDatabase.use(
              System.getenv(),
              target -> {
                Clock clock = Clock.systemUTC();
                try (Connection connection = target.connect()) {
                  InitialPassword password =
                      new OperatorAccounts(connection, clock).create(arguments[1]);
                  System.out.println("institution code  0000000000");
                  System.out.println("user ID           " + arguments[1]);
                  System.out.println("initial password  " + password.value());
                  System.out.println(
                      "The password is shown this once. It opens the console until "
                          + InitialPassword.validUntil(BusinessDay.today(clock))
                          + " and is to be changed at the first log-in.");
                }
              });
        });
  }
}
