package org.zaitaku.container.scene;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Writes down the SQL that a thread sends, as Hibernate prepares it. A batch of equal rows is one
 * statement. Left out is {@code nextval}: ids come in fifties, now and then.
 */
public class CountedStatements implements StatementInspector {

  private static final long serialVersionUID = 1L;

  private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

  /** What this thread sends while {@code work} is done. */
  public static List<String> during(Runnable work) {
    List<String> sent = new ArrayList<>();
    SENT.set(sent);
    try {
      work.run();
    } finally {
      SENT.remove();
    }
    return sent;
  }

  @Override
  public String inspect(String sql) {
    List<String> sent = SENT.get();
    if (sent != null && !sql.contains("nextval(")) {
      sent.add(sql);
    }
    return sql;
  }
}
