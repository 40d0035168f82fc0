package org.zaitaku.operator;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.operator.InstitutionForm.Wrong;
import org.zaitaku.operator.InstitutionFormException.RowFault;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;

/**
 * ［医療機関等の登録・照会］: the operator enrols institutions (ORG-010) and looks them up. Hashing takes long
 * and is done before the transaction.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InstitutionService {

  /** Rows of a file; each costs two password hashes. */
  public static final int MOST_ROWS = 500;

  @Inject private InstitutionRepository institutions;

  @Inject private InstitutionEnrolment enrolment;

  @Inject private PasswordHashing hashing;

  @Inject private RowScope rows;

  @Inject private Clock clock;

  private final SecureRandom random = new SecureRandom();

  /** Institutions by the beginning of the code or a part of the name, in the order of codes. */
  @Requires(Permission.INSTITUTIONS)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public List<InstitutionLine> list(String words, int first, int size) {
    return institutions.search(words, first, size).stream().map(InstitutionLine::of).toList();
  }

  @Requires(Permission.INSTITUTIONS)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public long count(String words) {
    return institutions.count(words);
  }

  /**
   * One institution.
   *
   * @throws BusinessException NOT_FOUND, also for 実施機関
   */
  @Requires(Permission.INSTITUTIONS)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public InstitutionLine get(long id) {
    return Optional.ofNullable(institutions.get(id))
        .filter(found -> !found.isOperator())
        .map(InstitutionLine::of)
        .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
  }

  /** 関連医療機関情報 of an institution (ORG-009). */
  @Requires(Permission.INSTITUTIONS)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public List<InstitutionLine.Related> related(long institutionId) {
    rows.institution(institutionId);
    return InstitutionLine.Related.of(institutions.related(institutionId));
  }

  /** What is wrong with these forms; empty where all may be enrolled. */
  @Requires(Permission.INSTITUTIONS)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public List<RowFault> faults(List<InstitutionForm> forms) {
    List<RowFault> faults = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (int row = 0; row < forms.size(); row++) {
      InstitutionForm form = forms.get(row);
      List<Wrong> wrong = form.faults();
      for (Wrong one : wrong) {
        faults.add(new RowFault(row, one));
      }
      boolean readable = wrong.stream().noneMatch(w -> w.field().equals(InstitutionForm.CODE));
      if (readable
          && (!codes.add(form.code())
              || institutions.isTaken(
                  new InstitutionCode(form.code()), BusinessDay.today(clock)))) {
        faults.add(new RowFault(row, new Wrong(InstitutionForm.CODE, Fault.CODE_TAKEN)));
      }
    }
    return faults;
  }

  /**
   * Enrols all of them or none, each with exactly a マスタアカウント and a マスタアカウントリセット用アカウント (ORG-010).
   *
   * @param checkDigitsConfirmed whether somebody looked at codes whose last digit does not fit
   * @throws InstitutionFormException with every fault; nothing was enrolled
   */
  @Requires(Permission.INSTITUTIONS)
  public List<EnrolledInstitution> enrol(
      List<InstitutionForm> forms, boolean checkDigitsConfirmed) {
    List<RowFault> faults = new ArrayList<>(faults(forms));
    if (!checkDigitsConfirmed) {
      for (int row = 0; row < forms.size(); row++) {
        if (forms.get(row).isCheckDigitDoubtful()) {
          faults.add(new RowFault(row, new Wrong(InstitutionForm.CODE, Fault.CHECK_DIGIT)));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new InstitutionFormException(faults);
    }
    return enrolment.enrol(forms.stream().map(this::hash).toList());
  }

  private HashedInstitution hash(InstitutionForm form) {
    Map<AccountRole, HashedInstitution.Hashed> passwords = new EnumMap<>(AccountRole.class);
    for (AccountRole role : InstitutionEnrolment.FIRST_ACCOUNTS.keySet()) {
      InitialPassword password = InitialPassword.random(random);
      passwords.put(role, new HashedInstitution.Hashed(password, hashing.hash(password.value())));
    }
    return new HashedInstitution(form, passwords);
  }
}
