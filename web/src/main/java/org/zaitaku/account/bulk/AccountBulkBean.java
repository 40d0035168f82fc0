package org.zaitaku.account.bulk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;

/** ［アカウント一括登録］ (BULK-005 to BULK-010). */
@Named
@RequestScoped
public class AccountBulkBean {

  private static final String FIELD = "file";

  @Inject private AccountBulkService service;

  private Part file;

  private String number;

  private BulkReceipt receipt;

  /** Finds the receipt that the address names; another kind's or no receipt shows nothing. */
  public void load() {
    receipt = number == null ? null : service.findReceipt(number).orElse(null);
  }

  /**
   * 《OK》 of the confirmation: receives the file and shows its receipt under an address of its own,
   * so that a reload sends nothing again.
   */
  public String receive() {
    if (file == null || file.getSize() > BulkFileLimits.MOST_BYTES) {
      refuse(file == null ? "accountBulk.file.missing" : "accountBulk.file.tooLarge");
      return null;
    }
    return "/account-bulk?faces-redirect=true&receipt=" + service.receive(bytes(file)).number();
  }

  private static byte[] bytes(Part part) {
    try (InputStream content = part.getInputStream()) {
      return content.readAllBytes();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static void refuse(String key) {
    Locale locale = Faces.getLocale();
    String words = ResourceBundle.getBundle(ScreenMessages.BUNDLE, locale).getString(key);
    Messages.add(FIELD, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
  }

  public int getMostBytes() {
    return BulkFileLimits.MOST_BYTES;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  /** Null where none is to be shown. */
  public BulkReceipt getReceipt() {
    return receipt;
  }

  /** 受付日時. */
  public String getReceivedAt() {
    return receipt == null ? "" : ShownMoment.of(receipt.receivedAt());
  }
}
