package org.zaitaku.medical;

import jakarta.annotation.PostConstruct;
import jakarta.faces.component.UIData;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.Download;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;
import org.zaitaku.shared.TypedDate;

/** ［医療情報閲覧履歴照会］ (HIS-001 to HIS-009). It opens with the whole of today. */
@Named
@ViewScoped
public class ViewHistoryBean implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private ViewHistoryService service;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  private String fromDate;
  private String fromTime = TypedTime.show(LocalTime.MIN);
  private String untilDate;
  private String untilTime = TypedTime.show(LocalTime.MAX);
  private MedicalInformation kind;
  private ViewHistoryPages lines;

  @PostConstruct
  void begin() {
    fromDate = TypedDate.show(BusinessDay.today(clock));
    untilDate = fromDate;
  }

  /** 《検索》. */
  public void search() {
    lines = null;
    typed()
        .ifPresent(
            search -> {
              service.search(search);
              ((UIData) Faces.getViewRoot().findComponent("search:lines")).setFirst(0);
              lines = new ViewHistoryPages(service, search);
            });
  }

  /** 《ダウンロード》: the file, or why there is none (HIS-006, HIS-007). */
  public void download() {
    typed()
        .ifPresent(
            search ->
                service
                    .export(search)
                    .ifPresentOrElse(
                        this::send,
                        () ->
                            messages.error(
                                "viewHistory.tooMany", ViewHistoryService.MOST_EXPORTED)));
  }

  private void send(List<ViewLine> found) {
    CharacterCode code = service.characterCode();
    Download.send(
        FacesContext.getCurrentInstance(),
        "text/csv;charset=" + code.charset().name(),
        "view-history.csv",
        new ViewHistoryCsv(Faces.getLocale()).write(found, code));
  }

  /** What is searched; empty where something is wrong, which is said at its field. */
  private Optional<ViewSearch> typed() {
    Optional<LocalDateTime> from = moment("from", fromDate, fromTime);
    Optional<LocalDateTime> until = moment("until", untilDate, untilTime);
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (until.get().isBefore(from.get())) {
      messages.errorAt("until-date", "viewHistory.fault.order");
      return Optional.empty();
    }
    return Optional.of(new ViewSearch(new ViewPeriod(from.get(), until.get()), kind));
  }

  private Optional<LocalDateTime> moment(String field, String typedDate, String typedTime) {
    Optional<LocalDate> date = Optional.ofNullable(typedDate).flatMap(TypedDate::parse);
    Optional<LocalTime> time = Optional.ofNullable(typedTime).flatMap(TypedTime::parse);
    if (date.isEmpty()) {
      messages.errorAt(field + "-date", "history.fault.date");
    }
    if (time.isEmpty()) {
      messages.errorAt(field + "-time", "viewHistory.fault.time");
    }
    return date.flatMap(day -> time.map(day::atTime));
  }

  /** In Tokyo, to the second. */
  public String moment(Instant at) {
    return ShownMoment.of(at);
  }

  /** Null before a search. */
  public ViewHistoryPages getLines() {
    return lines;
  }

  public MedicalInformation[] getKinds() {
    return MedicalInformation.values();
  }

  public MedicalInformation getKind() {
    return kind;
  }

  public void setKind(MedicalInformation kind) {
    this.kind = kind;
  }

  public String getFromDate() {
    return fromDate;
  }

  public void setFromDate(String fromDate) {
    this.fromDate = fromDate;
  }

  public String getFromTime() {
    return fromTime;
  }

  public void setFromTime(String fromTime) {
    this.fromTime = fromTime;
  }

  public String getUntilDate() {
    return untilDate;
  }

  public void setUntilDate(String untilDate) {
    this.untilDate = untilDate;
  }

  public String getUntilTime() {
    return untilTime;
  }

  public void setUntilTime(String untilTime) {
    this.untilTime = untilTime;
  }
}
