package org.zaitaku.ops;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections for Flyway: fresh ones, or one and the same inside a transaction of the caller. */
final class OwnerConnections implements DataSource {

  /** Opens a connection. */
  @FunctionalInterface
  interface Source {
    Connection open() throws SQLException;
  }

  private final Source source;

  OwnerConnections(Source source) {
    this.source = source;
  }

  /**
   * Hands out this connection again and again and keeps its transaction open: what the borrower
   * commits is committed by the caller, or not at all.
   */
  static OwnerConnections within(Connection transaction) {
    Connection borrowed =
        (Connection)
            Proxy.newProxyInstance(
                OwnerConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new Borrowed(transaction));
    return new OwnerConnections(() -> borrowed);
  }

  /** A connection whose borrower cannot end the transaction. */
  private static final class Borrowed implements InvocationHandler {

    private final Connection transaction;
    private boolean autoCommit = true;

    Borrowed(Connection transaction) {
      this.transaction = transaction;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      String name = method.getName();
      if (name.equals("close") || name.equals("commit") || isWholeRollback(name, arguments)) {
        return null;
      }
      if (name.equals("getAutoCommit")) {
        return autoCommit;
      }
      if (name.equals("setAutoCommit")) {
        autoCommit = (boolean) arguments[0];
        return null;
      }
      try {
        return method.invoke(transaction, arguments);
      } catch (InvocationTargetException failure) {
        throw failure.getCause();
      }
    }

    /** A rollback to a savepoint stays inside and passes. */
    private static boolean isWholeRollback(String name, Object[] arguments) {
      return name.equals("rollback") && (arguments == null || arguments.length == 0);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return source.open();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the owner's login is given");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("no log writer");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("the target sets its own limit");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no parent logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("no wrapper of " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
