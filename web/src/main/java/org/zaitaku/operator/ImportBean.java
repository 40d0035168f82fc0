package org.zaitaku.operator;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.zaitaku.account.IssuedPasswordBean;
import org.zaitaku.operator.InstitutionFormException.RowFault;
import org.zaitaku.shared.ScreenMessages;

/**
 * ［医療機関等の一括登録］: a CSV file is read and looked through; where it has no fault, what it holds is
 * shown and enrolled as a whole.
 */
@Named
@ViewScoped
public class ImportBean implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The heading is line 1. */
  private static final int FIRST_LINE = 2;

  /** Faults that are shown; more help nobody. */
  private static final int MOST_SHOWN = 200;

  @Inject private InstitutionService service;

  @Inject private InstitutionMessages words;

  @Inject private ScreenMessages messages;

  @Inject private IssuedPasswordBean passwords;

  private transient Part file;

  private List<InstitutionForm> forms = List.of();
  private List<FaultLine> faults = List.of();
  private boolean confirmed;

  /**
   * A fault of the file.
   *
   * @param line 0 for the file as a whole
   */
  public record FaultLine(long line, String words) implements Serializable {}

  /** 《ファイルを確認する》: stores nothing. */
  public void check() throws IOException {
    forms = List.of();
    faults = List.of();
    confirmed = false;
    if (file == null || file.getSize() == 0) {
      messages.error("institution.file.MISSING");
      return;
    }
    InstitutionFile read = InstitutionFile.read(bytes());
    List<FaultLine> found = new ArrayList<>();
    read.faults()
        .forEach(fault -> found.add(new FaultLine(fault.line(), words.words(fault.fault()))));
    if (found.isEmpty()) {
      collect(service.faults(read.forms()), found);
    }
    if (found.isEmpty()) {
      forms = List.copyOf(read.forms());
    } else {
      show(found);
    }
  }

  /** One byte more than allowed is enough to know. */
  private byte[] bytes() throws IOException {
    try (InputStream content = file.getInputStream()) {
      return content.readNBytes(InstitutionFile.MOST_BYTES + 1);
    }
  }

  /** 《登録する》: all of them or none. */
  public void enrol() {
    try {
      passwords.openOfOthers(EnrolledSheets.of(service.enrol(forms, confirmed)));
      forms = List.of();
    } catch (InstitutionFormException refused) {
      List<FaultLine> found = new ArrayList<>();
      collect(refused.faults(), found);
      show(found);
    }
  }

  private void collect(List<RowFault> rows, List<FaultLine> found) {
    rows.forEach(
        fault -> found.add(new FaultLine(fault.row() + FIRST_LINE, words.words(fault.wrong()))));
  }

  private void show(List<FaultLine> found) {
    faults = List.copyOf(found.subList(0, Math.min(found.size(), MOST_SHOWN)));
    messages.error("institution.file.faults", found.size());
  }

  /** Codes whose last digit does not fit, which are to be confirmed. */
  public List<String> getDoubtful() {
    return forms.stream()
        .filter(InstitutionForm::isCheckDigitDoubtful)
        .map(InstitutionForm::code)
        .toList();
  }

  public List<InstitutionForm> getForms() {
    return forms;
  }

  public List<FaultLine> getFaults() {
    return faults;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
