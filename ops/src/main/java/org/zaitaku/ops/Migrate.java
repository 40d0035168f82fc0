package org.zaitaku.ops;

/** {@code scripts/migrate}: the newest schema, as owner. */
public final class Migrate {

  private Migrate() {}

  /** No arguments; the database comes from the environment, see {@link DatabaseTarget}. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 0, "Migrate");
          System.out.println(new SchemaMigration(DatabaseTarget.from(System.getenv())).migrate());
        });
  }
}
