package org.zaitaku.operator;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.zaitaku.account.TypedDate;
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

  @Inject private InstitutionMessages words;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  private Long id;
  private InstitutionLine seen;
  private List<InstitutionLine.Code> codes = List.of();
  private List<InstitutionLine.Setting> settings = List.of();
  private String name;
  private String startsOn;
  private String recordSharingFrom;
  private boolean pmhParticipant;
  private List<RelatedRow> related = new ArrayList<>();
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
    codes = life.codes(institution.id());
    settings = life.settings(institution.id());
    name = institution.name();
    startsOn = TypedDate.show(institution.startsOn());
    recordSharingFrom = TypedDate.show(institution.recordSharingFrom());
    pmhParticipant = institution.pmhParticipant();
    related =
        new ArrayList<>(
            institutions.related(institution.id()).stream().map(RelatedRow::new).toList());
    for (int i = 0; i < EMPTY_ROWS; i++) {
      related.add(new RelatedRow());
    }
    lastDay = null;
    successorCode = null;
    successionFrom = null;
    doubtful = false;
    confirmed = false;
  }

  public void update() {
    change(() -> life.update(seen, form()), "institution.update.done");
  }

  public void succeed() {
    change(
        () -> life.succeed(seen, successorCode, successionFrom, confirmed),
        "institution.succession.done");
  }

  public void endUse() {
    change(() -> life.endUse(seen, lastDay), "institution.end.done");
  }

  public void goOn() {
    change(() -> life.goOn(seen), "institution.goOn.done");
  }

  /** What was typed stays where it was refused; what another operator changed is shown instead. */
  private void change(Supplier<InstitutionLine> change, String done) {
    try {
      show(change.get());
      messages.done(done);
    } catch (InstitutionFormException refused) {
      refused.faults().stream().map(RowFault::wrong).forEach(this::tell);
      messages.error("account.faults", refused.faults().size());
    } catch (BusinessException changed) {
      if (changed.code() != ErrorCode.CONFLICT) {
        throw changed;
      }
      show(institutions.get(id));
      messages.error("institution.conflict");
    }
  }

  private void tell(Wrong wrong) {
    doubtful |= wrong.fault() == Fault.CHECK_DIGIT;
    String text = words.words(wrong);
    FacesContext.getCurrentInstance()
        .addMessage(
            RelatedRow.clientId(related, wrong.field()),
            new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
  }

  private InstitutionForm form() {
    return new InstitutionForm(
        seen.code(),
        name,
        startsOn,
        recordSharingFrom,
        pmhParticipant,
        related.stream().map(RelatedRow::form).toList());
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

  public int getLastRelated() {
    return related.size() - 1;
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

  /** What it set among its 環境設定情報. */
  public List<InstitutionLine.Setting> getSettings() {
    return settings;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getStartsOn() {
    return startsOn;
  }

  public void setStartsOn(String startsOn) {
    this.startsOn = startsOn;
  }

  public String getRecordSharingFrom() {
    return recordSharingFrom;
  }

  public void setRecordSharingFrom(String recordSharingFrom) {
    this.recordSharingFrom = recordSharingFrom;
  }

  public boolean isPmhParticipant() {
    return pmhParticipant;
  }

  public void setPmhParticipant(boolean pmhParticipant) {
    this.pmhParticipant = pmhParticipant;
  }

  public List<RelatedRow> getRelated() {
    return related;
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
