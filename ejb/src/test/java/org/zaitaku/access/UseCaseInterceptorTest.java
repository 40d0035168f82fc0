package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.UserId;

/** Closed by default: what stands before every use case. */
class UseCaseInterceptorTest {

  private final UseCaseInterceptor interceptor = new UseCaseInterceptor();
  private final CurrentActor current = new CurrentActor();
  private final List<String> audit = new ArrayList<>();
  private final List<Long> opened = new ArrayList<>();
  private int transactionStatus = Status.STATUS_ACTIVE;

  /** Stands for a use case; only its methods' annotations count. */
  static class Desk {
    @Requires(Permission.ACCESS_URL)
    public void guarded() {}

    public void forgotten() {}
  }

  private static final class Call implements InvocationContext {
    private final Method method;

    Call(String name) {
      try {
        method = Desk.class.getMethod(name);
      } catch (NoSuchMethodException gone) {
        throw new LinkageError(name, gone);
      }
    }

    @Override
    public Object proceed() {
      return "done";
    }

    @Override
    public Method getMethod() {
      return method;
    }

    @Override
    public Object getTarget() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object getTimer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Constructor<?> getConstructor() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object[] getParameters() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setParameters(Object[] parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getContextData() {
      throw new UnsupportedOperationException();
    }
  }

  private final class Transactions implements TransactionSynchronizationRegistry {
    @Override
    public int getTransactionStatus() {
      return transactionStatus;
    }

    @Override
    public Object getTransactionKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void putResource(Object key, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object getResource(Object key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setRollbackOnly() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean getRollbackOnly() {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void furnish() {
    give("current", current);
    give(
        "audit",
        new AuditTrail() {
          @Override
          public void refusal(AuditAction action, AuditSubject subject, String detail) {
            audit.add(action + " " + subject.name() + " " + detail);
          }
        });
    give(
        "rows",
        new RowScope() {
          @Override
          public void institution(long institutionId) {
            opened.add(institutionId);
          }
        });
    give("transactions", new Transactions());
  }

  private void give(String name, Object value) {
    try {
      Field field = UseCaseInterceptor.class.getDeclaredField(name);
      field.setAccessible(true);
      field.set(interceptor, value);
    } catch (ReflectiveOperationException gone) {
      throw new LinkageError(name, gone);
    }
  }

  private static Actor account(AccountRole role) {
    return new Actor.OfAccount(
        3, 17L, new InstitutionCode("1319999015"), role, new UserId("kanri01"));
  }

  private void assertRefused(String method) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> interceptor.guard(new Call(method)))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    assertThat(audit).containsExactly("PERMISSION Desk." + method + " PERMISSION_DENIED");
    assertThat(opened).isEmpty();
  }

  @Test
  void whoMayIsLetInAndSeesTheRowsOfTheOwnInstitution() throws Exception {
    current.become(account(AccountRole.ADMINISTRATOR));
    assertThat(interceptor.guard(new Call("guarded"))).isEqualTo("done");
    assertThat(opened).containsExactly(17L);
    assertThat(audit).isEmpty();
  }

  @ParameterizedTest
  @Tag("LOG-036")
  @EnumSource(value = AccountRole.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
  void whoMayNotIsRefusedAndTheRefusalIsWrittenDown(AccountRole role) {
    current.become(account(role));
    assertRefused("guarded");
  }

  @Test
  void withoutActorEverythingIsRefused() {
    assertRefused("guarded");
  }

  @Test
  void aMethodWithoutPermissionIsRefusedToEverybody() {
    current.become(account(AccountRole.ADMINISTRATOR));
    assertRefused("forgotten");
  }

  @Test
  void patientsAndTheSystemMayNotWhatAdministratorsMay() {
    current.become(new Actor.OfPatient());
    assertRefused("guarded");
    audit.clear();
    current.become(new Actor.OfSystem("start"));
    assertRefused("guarded");
  }

  @Test
  void withoutTransactionNoRowsAreOpened() throws Exception {
    transactionStatus = Status.STATUS_NO_TRANSACTION;
    current.become(account(AccountRole.ADMINISTRATOR));
    assertThat(interceptor.guard(new Call("guarded"))).isEqualTo("done");
    assertThat(opened).isEmpty();
  }
}
