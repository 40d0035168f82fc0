package org.zaitaku.container.scene;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.atomic.AtomicInteger;
import org.zaitaku.account.PasswordHashing;

/**
 * The application's own password hashing, counted: {@link #hash} and {@link #matches} cost one
 * Argon2id each, and {@link #matchNobody} is a {@link #matches}.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class CountedHashing extends PasswordHashing {

  /** Static, because the parent's constructor hashes already. */
  private static final AtomicInteger HASHES = new AtomicInteger();

  @Override
  public String hash(String password) {
    HASHES.incrementAndGet();
    return super.hash(password);
  }

  @Override
  public boolean matches(String password, String phc) {
    HASHES.incrementAndGet();
    return super.matches(password, phc);
  }

  /** Hashes computed since the start. */
  public int count() {
    return HASHES.get();
  }
}
