package org.zaitaku.enquiry;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.zaitaku.access.Permission;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.Download;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;
import org.zaitaku.shared.SpreadsheetCsv;
import org.zaitaku.shared.TypedDate;

/**
 * ［訪問診療等・オンライン診療等］: 再照会（個別）, 照会番号の登録 and 同意取消照会 (ELG-014, ELG-021, ELG-028, ONL-010). What was
 * found stays on this server: after another one took over, it is searched again.
 */
@Named
@ViewScoped
public class EnquiryBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Map<String, String> FIELDS =
      Map.of(
          EnquiryForm.CARE_SETTING, "care-setting",
          EnquiryForm.DAY, "day",
          EnquiryForm.REFERENCE, "reference",
          EnquiryForm.INSURER, "insurer",
          EnquiryForm.SYMBOL, "symbol",
          EnquiryForm.NUMBER, "number",
          EnquiryForm.BRANCH, "branch",
          EnquiryForm.BIRTH_DATE, "birth-date");

  @Inject private EnquiryService service;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  private List<CareSetting> careSettings;
  private CareSetting careSetting;
  private String day;
  private String reference;
  private String insurer;
  private String symbol;
  private String number;
  private String branch;
  private String birthDate;

  private transient EnquiryQuery query;
  private transient EnquiryResult result;
  private String newReference;

  @PostConstruct
  void begin() {
    careSettings = service.careSettings();
    careSetting = careSettings.size() == 1 ? careSettings.get(0) : null;
    day = TypedDate.show(BusinessDay.today(clock));
  }

  /** 《照会番号で検索》. */
  public void findByReference() {
    find(
        new EnquiryForm(
            careSetting, day, reference == null ? "" : reference, null, null, null, null, null));
  }

  /** 《検索》 by the insured number. */
  public void findByInsured() {
    find(new EnquiryForm(careSetting, day, null, insurer, symbol, number, branch, birthDate));
  }

  private void find(EnquiryForm form) {
    forget();
    List<EnquiryFault> faults = form.faults(BusinessDay.today(clock));
    for (EnquiryFault fault : faults) {
      String label = words("enquiry." + fault.field());
      messages.errorAt(FIELDS.get(fault.field()), EnquiryWords.key(fault), label);
    }
    if (!faults.isEmpty()) {
      messages.error("account.faults", faults.size());
      return;
    }
    try {
      show(form.query());
    } catch (BusinessException refused) {
      refuse(refused, "enquiry.nobody");
    }
  }

  private void show(EnquiryQuery asked) {
    result = service.find(asked);
    query = asked;
    newReference = result.reference() == null ? null : result.reference().value();
  }

  /** Whether there is a way to the patient's medical information (ELG-032). */
  public boolean isMedicalViewer() {
    return PermissionMatrix.permits(
        ConsoleSession.find(Faces.getRequest()).orElseThrow().role(), Permission.MEDICAL_VIEW);
  }

  private void forget() {
    query = null;
    result = null;
    newReference = null;
  }

  /**
   * @param gone what to say where the patient is not, or no more, in the institution's care
   */
  private void refuse(BusinessException refused, String gone) {
    switch (refused.code()) {
      case NOT_FOUND -> {
        forget();
        messages.error(gone);
      }
      case CONSENT_CHANGED, CONFLICT -> {
        forget();
        messages.error("enquiry.changed");
      }
      case ELIGIBILITY_UNAVAILABLE -> messages.error(refused.code());
      case REFERENCE_NUMBER_TAKEN ->
          messages.errorAt("new-reference", "error.REFERENCE_NUMBER_TAKEN");
      default -> throw refused;
    }
  }

  /** 照会番号の《登録》; an empty one takes it away. */
  public void giveReference() {
    if (lost()) {
      return;
    }
    String typed = newReference == null ? "" : newReference.strip();
    Optional<ReferenceNumber> given = ReferenceNumber.parse(typed);
    if (!typed.isEmpty() && given.isEmpty()) {
      messages.errorAt("new-reference", "enquiry.fault.FORM.reference", words("enquiry.reference"));
      return;
    }
    try {
      service.giveReference(result.relationId(), result.reference(), given.orElse(null));
      result = result.with(given.orElse(null));
      newReference = given.map(ReferenceNumber::value).orElse(null);
      messages.done(given.isEmpty() ? "enquiry.reference.taken" : "enquiry.reference.given");
    } catch (BusinessException refused) {
      refuse(refused, "enquiry.changed");
    }
  }

  /** 《ダウンロード》: 照会結果 as it is now, a line of headings and one of values. */
  public void download() {
    if (lost()) {
      return;
    }
    try {
      EnquiryResult now = service.export(result.relationId(), result.day());
      CharacterCode code = service.characterCode();
      Download.send(
          FacesContext.getCurrentInstance(),
          "text/csv;charset=" + code.charset().name(),
          "eligibility.csv",
          SpreadsheetCsv.bytes(EnquiryCsv.lines(now, language()), code));
    } catch (BusinessException refused) {
      refuse(refused, "enquiry.changed");
    }
  }

  /** 《同意を取り消す》: shows once more who it is (ELG-028). */
  public void ask() {
    if (!lost()) {
      PrimeFaces.current().executeScript("PF('revokeQuestion').show()");
    }
  }

  /** 《OK》 of the 警告メッセージ. */
  public void revoke() {
    if (lost()) {
      return;
    }
    try {
      service.revoke(result.relationId());
      forget();
      PrimeFaces.current().executeScript("PF('revoked').show()");
    } catch (BusinessException refused) {
      refuse(refused, "enquiry.changed");
    }
  }

  private boolean lost() {
    if (result == null) {
      messages.error("enquiry.again");
    }
    return result == null;
  }

  public List<EligibilityLines.Line> getLines() {
    return result == null
        ? List.of()
        : result
            .eligibility()
            .map(said -> EligibilityLines.of(said, result.choices(), language()))
            .orElse(List.of());
  }

  /**
   * Who it is, for the question before the consent is revoked: what was asked by, and the name
   * where it may be told.
   */
  public List<EligibilityLines.Line> getPerson() {
    if (result == null) {
      return List.of();
    }
    List<EligibilityLines.Line> lines = new ArrayList<>();
    if (query.reference() == null) {
      lines.add(line(EnquiryForm.INSURER, query.insured().insurer()));
      lines.add(line(EnquiryForm.NUMBER, query.insured().number()));
      lines.add(line(EnquiryForm.BRANCH, query.insured().branch()));
    } else {
      lines.add(line(EnquiryForm.REFERENCE, query.reference().value()));
    }
    result.eligibility().ifPresent(said -> lines.addAll(EligibilityLines.person(said, language())));
    return lines;
  }

  private static EligibilityLines.Line line(String field, String value) {
    return new EligibilityLines.Line(words("enquiry." + field), value);
  }

  /** 同意項目 that were asked, in their order. */
  public List<ConsentItem> getItems() {
    return result == null ? List.of() : List.copyOf(result.choices().items());
  }

  public String decision(ConsentItem item) {
    return words(result.choices().agreedTo(item) ? "enquiry.AGREED" : "enquiry.DECLINED");
  }

  public String getConsentedAt() {
    return result == null ? "" : ShownMoment.of(result.consentedAt());
  }

  public String getShownDay() {
    return result == null ? "" : TypedDate.show(result.day());
  }

  private static String words(String key) {
    return ScreenMessages.words(language(), key);
  }

  private static Locale language() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }

  public EnquiryResult getResult() {
    return result;
  }

  public List<CareSetting> getCareSettings() {
    return careSettings;
  }

  public CareSetting getCareSetting() {
    return careSetting;
  }

  public void setCareSetting(CareSetting careSetting) {
    this.careSetting = careSetting;
  }

  public String getDay() {
    return day;
  }

  public void setDay(String day) {
    this.day = day;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getInsurer() {
    return insurer;
  }

  public void setInsurer(String insurer) {
    this.insurer = insurer;
  }

  public String getSymbol() {
    return symbol;
  }

  public void setSymbol(String symbol) {
    this.symbol = symbol;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getBranch() {
    return branch;
  }

  public void setBranch(String branch) {
    this.branch = branch;
  }

  public String getBirthDate() {
    return birthDate;
  }

  public void setBirthDate(String birthDate) {
    this.birthDate = birthDate;
  }

  public String getNewReference() {
    return newReference;
  }

  public void setNewReference(String newReference) {
    this.newReference = newReference;
  }
}
