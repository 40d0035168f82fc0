package org.zaitaku.enquiry.bulk;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.omnifaces.util.Faces;
import org.zaitaku.enquiry.EnquiryCsv;
import org.zaitaku.enquiry.EnquiryFault;
import org.zaitaku.enquiry.EnquiryForm;
import org.zaitaku.enquiry.EnquiryService;
import org.zaitaku.enquiry.EnquiryWords;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.Download;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;
import org.zaitaku.shared.SpreadsheetCsv;
import org.zaitaku.shared.TypedDate;
import org.zaitaku.shared.table.StructureFault;
import org.zaitaku.shared.table.StructureFaultException;

/** ［資格情報一括照会］ (ELG-018, ELG-019, ONL-009). */
@Named
@ViewScoped
public class BulkEnquiryBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String FILE = "file";

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Told in patients; the others are the same for every file of rows. */
  private static final Set<StructureFault> OWN_WORDS =
      EnumSet.of(StructureFault.NO_ROWS, StructureFault.TOO_MANY_ROWS);

  /** More faults than these help nobody. */
  private static final int MOST_FAULTS = 20;

  @Inject private BulkEnquiryService service;

  @Inject private EnquiryService enquiries;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  private List<CareSetting> careSettings;
  private CareSetting careSetting;
  private String day;
  private transient Part file;
  private String number;
  private ArrayList<String> faults = new ArrayList<>();
  private int faultCount;
  private ArrayList<BulkEnquiryView> list = new ArrayList<>();

  @PostConstruct
  void begin() {
    careSettings = enquiries.careSettings();
    careSetting = careSettings.size() == 1 ? careSettings.get(0) : null;
    day = TypedDate.show(BusinessDay.today(clock));
  }

  /** Also 《更新》, and by itself. */
  public void load() {
    list = new ArrayList<>(service.list());
  }

  /** 《照会番号を登録した患者のファイルを作成》; without a 診療区分 the headings alone. */
  public void prepare(CareSetting ofThose) {
    Download.send(
        FacesContext.getCurrentInstance(), XLSX, "request.xlsx", service.template(ofThose));
  }

  /** 《OK》 of the confirmation: receives the file, or tells each fault of it. */
  public String receive() {
    faults = new ArrayList<>();
    faultCount = 0;
    Optional<LocalDate> asked = check();
    if (file == null || file.getSize() > RequestFile.MOST_BYTES) {
      messages.errorAt(
          FILE, file == null ? "bulkEnquiry.file.missing" : "bulkEnquiry.file.tooLarge");
      return null;
    }
    if (asked.isEmpty() || careSetting == null) {
      return null;
    }
    try {
      RequestFile read =
          RequestFile.read(bytes(file), careSetting, asked.get(), BusinessDay.today(clock));
      if (!read.faults().isEmpty()) {
        tell(read.faults());
        return null;
      }
      return "/bulk-enquiry?faces-redirect=true&receipt="
          + service.receive(careSetting, asked.get(), read.rows());
    } catch (StructureFaultException fault) {
      String key = (OWN_WORDS.contains(fault.fault()) ? "bulkEnquiry." : "") + "structureFault.";
      messages.errorAt(FILE, key + fault.fault(), fault.line(), fault.column());
    } catch (BusinessException refused) {
      if (refused.code() != ErrorCode.BULK_IN_PROGRESS) {
        throw refused;
      }
      messages.error("bulkEnquiry.inProgress");
    }
    return null;
  }

  /** 診療区分 and 資格確認日; the day where it is one. */
  private Optional<LocalDate> check() {
    if (careSetting == null) {
      messages.errorAt("care-setting", "account.fault.CHOOSE", words("enquiry.careSetting"));
    }
    Optional<LocalDate> asked = TypedDate.parse(day == null ? "" : day);
    boolean future = asked.filter(date -> date.isAfter(BusinessDay.today(clock))).isPresent();
    if (asked.isEmpty() || future) {
      EnquiryFault.Kind kind = future ? EnquiryFault.Kind.FUTURE : EnquiryFault.Kind.DATE_FORM;
      messages.errorAt(
          "day", EnquiryWords.key(new EnquiryFault(EnquiryForm.DAY, kind)), words("enquiry.day"));
    }
    return asked.filter(date -> !future);
  }

  private void tell(List<RequestFault> found) {
    found.stream()
        .limit(MOST_FAULTS)
        .map(
            fault ->
                words(
                    "bulkEnquiry.fault",
                    fault.line(),
                    words(
                        EnquiryWords.key(fault.fault()),
                        words("enquiry." + fault.fault().field()))))
        .forEach(faults::add);
    faultCount = found.size();
    messages.errorAt(FILE, "bulkEnquiry.faults", faultCount);
  }

  /** 《ダウンロード》 of the line that names it, whatever came into the list meanwhile. */
  public void download() {
    String wanted = Faces.getRequestParameter("enquiry");
    Optional<BulkEnquiryView> enquiry =
        list.stream().filter(one -> Long.toString(one.id()).equals(wanted)).findFirst();
    try {
      send(enquiry.orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND)));
    } catch (BusinessException gone) {
      if (gone.code() != ErrorCode.NOT_FOUND) {
        throw gone;
      }
      load();
      messages.error("bulkEnquiry.gone");
    }
  }

  private void send(BulkEnquiryView enquiry) {
    CharacterCode code = service.characterCode();
    Download.send(
        FacesContext.getCurrentInstance(),
        "text/csv;charset=" + code.charset().name(),
        "eligibility-" + enquiry.receiptNumber() + ".csv",
        SpreadsheetCsv.bytes(EnquiryCsv.lines(service.download(enquiry.id()), language()), code));
  }

  private static byte[] bytes(Part part) {
    try (InputStream content = part.getInputStream()) {
      return content.readAllBytes();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static String words(String key, Object... values) {
    return ScreenMessages.words(language(), key, values);
  }

  private static Locale language() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }

  public boolean isUnderWay(BulkEnquiryView enquiry) {
    return enquiry.status() == BulkEnquiryStatus.RUNNING;
  }

  public String shown(Instant moment) {
    return ShownMoment.of(moment);
  }

  public String shownDay(LocalDate date) {
    return TypedDate.show(date);
  }

  public List<BulkEnquiryView> getList() {
    return list;
  }

  public List<CareSetting> getCareSettings() {
    return careSettings;
  }

  public int getMostBytes() {
    return RequestFile.MOST_BYTES;
  }

  /** 行 and what is wrong there, the first twenty. */
  public List<String> getFaults() {
    return faults;
  }

  /** Whether there are more of them. */
  public boolean isMoreFaults() {
    return faultCount > faults.size();
  }

  /** What was received just now, by the 受付番号 of the address; null where that is nothing. */
  public BulkEnquiryView getReceived() {
    return list.stream().filter(one -> one.receiptNumber().equals(number)).findFirst().orElse(null);
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
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

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
