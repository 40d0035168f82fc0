package org.zaitaku.ops;

/** {@code scripts/migrate}: the newest schema, as owner. */
public final class Migrate {

  private Migrate() {}

  /** No arguments; the database comes from the environment, see {@link DatabaseTarget}. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 0, "Migrate");
          OpenDatabase.use(
              System.getenv(), target -> System.out.println(new SchemaMigration(target).migrate()));
        });
  }
}
