package org.zaitaku.operator;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.operator.InstitutionForm.Wrong;
import org.zaitaku.operator.InstitutionFormException.RowFault;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;

/** ［医療機関等の詳細］: one institution is looked at, corrected, ended, or given another code. */
@Named
@ViewScoped
public class InstitutionBean implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Empty rows of 関連医療機関 below those that are there. */
  private static final int EMPTY_ROWS = 2;

  /** Where the use of an institution stands. */
  public enum Stage {
    PREPARING,
    IN_USE,
    ENDED
  }

  @Inject private InstitutionService institutions;

  @Inject private InstitutionLifeService life;

  @Inject private SuccessionService successions;

  @Inject private InstitutionMessages words;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  private Long id;
  private InstitutionLine seen;
  private List<InstitutionLine.Code> codes = List.of();
  private List<InstitutionLine.Setting> settings = List.of();
  private TypedInstitution typed = new TypedInstitution(EMPTY_ROWS);
  private String lastDay;
  private String successorCode;
  private String successionFrom;
  private boolean doubtful;
  private boolean confirmed;

  /** Whoever asks for none gets the page for unknown addresses. */
  public void load() {
    if (id == null) {
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
    show(institutions.get(id));
  }

  private void show(InstitutionLine institution) {
    seen = institution;
    codes = successions.codes(institution.id());
    settings = life.settings(institution.id());
    typed = new TypedInstitution(institution, institutions.related(institution.id()), EMPTY_ROWS);
    lastDay = null;
    successorCode = null;
    successionFrom = null;
    doubtful = false;
    confirmed = false;
  }

  public void update() {
    change(
        () -> life.update(seen, typed.form(seen.code())),
        this::tellAtFields,
        "institution.update.done");
  }

  public void succeed() {
    change(
        () -> successions.succeed(seen, successorCode, successionFrom, confirmed),
        this::tellAtFields,
        "institution.succession.done");
  }

  /** 《変更を取り消す》: until its day has come. */
  public void takeBack() {
    change(() -> successions.takeBack(seen), this::tellAbove, "institution.succession.takenBack");
  }

  public void endUse() {
    change(() -> life.endUse(seen, lastDay), this::tellAtFields, "institution.end.done");
  }

  public void goOn() {
    change(() -> life.goOn(seen), this::tellAbove, "institution.goOn.done");
  }

  /** What was typed stays where it was refused; what another operator changed is shown instead. */
  private void change(
      Supplier<InstitutionLine> change, Consumer<InstitutionFormException> tell, String done) {
    try {
      show(change.get());
      messages.done(done);
    } catch (InstitutionFormException refused) {
      tell.accept(refused);
    } catch (BusinessException changed) {
      if (changed.code() != ErrorCode.CONFLICT) {
        throw changed;
      }
      show(institutions.get(id));
      messages.error("institution.conflict");
    }
  }

  private void tellAtFields(InstitutionFormException refused) {
    refused.faults().stream().map(RowFault::wrong).forEach(this::tell);
    messages.error("account.faults", refused.faults().size());
  }

  /** Where nothing is typed there is no field to say it at. */
  private void tellAbove(InstitutionFormException refused) {
    for (RowFault fault : refused.faults()) {
      messages.error("institution.fault." + fault.wrong().fault());
    }
  }

  private void tell(Wrong wrong) {
    doubtful |= wrong.fault() == Fault.CHECK_DIGIT;
    String text = words.words(wrong);
    FacesContext.getCurrentInstance()
        .addMessage(
            RelatedRow.clientId(typed.getRelated(), wrong.field()),
            new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
  }

  public Stage getStage() {
    if (seen.endsAt() != null && !seen.endsAt().isAfter(clock.instant())) {
      return Stage.ENDED;
    }
    return seen.startsOn().isAfter(BusinessDay.today(clock)) ? Stage.PREPARING : Stage.IN_USE;
  }

  public String getEndsAt() {
    return ShownMoment.of(seen.endsAt());
  }

  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  public InstitutionLine getSeen() {
    return seen;
  }

  public List<InstitutionLine.Code> getCodes() {
    return codes;
  }

  /** The code that is to take over on a day to come; null for none. */
  public InstitutionLine.Code getSuccessor() {
    InstitutionLine.Code last = codes.get(codes.size() - 1);
    return last.from().isAfter(BusinessDay.today(clock)) && !last.code().equals(seen.code())
        ? last
        : null;
  }

  /** What it set among its 環境設定情報. */
  public List<InstitutionLine.Setting> getSettings() {
    return settings;
  }

  public TypedInstitution getTyped() {
    return typed;
  }

  public String getLastDay() {
    return lastDay;
  }

  public void setLastDay(String lastDay) {
    this.lastDay = lastDay;
  }

  public String getSuccessorCode() {
    return successorCode;
  }

  public void setSuccessorCode(String successorCode) {
    this.successorCode = successorCode;
  }

  public String getSuccessionFrom() {
    return successionFrom;
  }

  public void setSuccessionFrom(String successionFrom) {
    this.successionFrom = successionFrom;
  }

  /** Whether the code's last digit does not fit and is to be confirmed. */
  public boolean isDoubtful() {
    return doubtful;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }
}
