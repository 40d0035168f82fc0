package org.zaitaku.accessurl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.shared.PrintedSheet;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;

/** The 二次元バーコード as files (URL-007, URL-008). */
@ApplicationScoped
public class PrintedUrl {

  private static final int PIXELS = 880;

  @Inject private Clock clock;

  /** The code alone. */
  byte[] png(InstitutionUrl url) {
    return new QrCode(url.url()).png(PIXELS);
  }

  /**
   * The code with whose it is, what it is for, the URL, its 版 and the day: what is printed tells
   * itself whether it is old.
   */
  byte[] pdf(InstitutionUrl url, LoggedIn printedBy, Locale language) {
    String careSetting = ScreenMessages.words(language, "careSetting." + url.careSetting());
    List<PrintedSheet.Row> rows =
        List.of(
            row(language, "accessUrl.name", printedBy.institutionName()),
            row(language, "accessUrl.code", printedBy.institutionCode()),
            row(language, "accessUrl.pdf.careSetting", careSetting),
            row(language, "accessUrl.url", url.url()),
            row(
                language,
                "accessUrl.number",
                ScreenMessages.words(language, "accessUrl.number.value", url.number())),
            row(language, "accessUrl.issuedAt", ShownMoment.of(url.issuedAt())),
            row(language, "accessUrl.pdf.printedAt", ShownMoment.of(clock.instant())));
    return new PrintedSheet(language)
        .print(
            ScreenMessages.words(language, "accessUrl.pdf.title"),
            List.of(
                new PrintedSheet.Page(
                    new QrCode(url.url()),
                    rows,
                    List.of(
                        ScreenMessages.words(language, "accessUrl.pdf.note"),
                        ScreenMessages.words(language, "accessUrl.pdf.old")))));
  }

  private static PrintedSheet.Row row(Locale language, String key, String words) {
    return new PrintedSheet.Row(ScreenMessages.words(language, key), words);
  }
}
