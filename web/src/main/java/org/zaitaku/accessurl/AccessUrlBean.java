package org.zaitaku.accessurl;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.Download;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;

/**
 * ［医療機関別URL取得・変更］ (URL-004 to URL-014). A change goes through four steps, and each is kept here, so
 * that none can be left out by whoever posts directly: □, 《OK》 of the 注意喚起メッセージ, the button, 《OK》
 * of the 確認メッセージ (URL-012, X-54). One change is prepared at a time; ticking another starts anew.
 */
@Named
@ViewScoped
public class AccessUrlBean implements Serializable {

  private static final long serialVersionUID = 1L;

  /** In the order of the manual. */
  private static final List<CareSetting> CARE_SETTINGS =
      List.of(CareSetting.HOME_VISIT, CareSetting.ONLINE);

  /** How far the prepared change has come. */
  private enum Step {
    NONE,
    TICKED,
    CAUTIONED,
    ASKED
  }

  @Inject private AccessUrlService service;

  @Inject private ScreenMessages messages;

  @Inject private PrintedUrl printed;

  private final Map<CareSetting, InstitutionUrl> urls = new EnumMap<>(CareSetting.class);

  /** □ as the page shows them, by care setting and change. */
  private final Map<String, Boolean> ticks = new HashMap<>();

  private Step step = Step.NONE;
  private CareSetting careSetting;
  private UrlChange change;
  private String reason;
  private CareSetting downloaded;
  private String format;

  public void load() {
    show(service.show());
  }

  private void show(List<InstitutionUrl> found) {
    urls.clear();
    found.forEach(url -> urls.put(url.careSetting(), url));
  }

  /** □ was clicked: unticked, or ticked, and then the 注意喚起メッセージ. */
  public void tick(CareSetting setting, UrlChange wanted) {
    boolean ticked = Boolean.TRUE.equals(ticks.get(key(setting, wanted)));
    forget();
    if (ticked && isPossible(setting, wanted)) {
      careSetting = setting;
      change = wanted;
      step = Step.TICKED;
      ticks.put(key(setting, wanted), true);
      PrimeFaces.current().executeScript("PF('caution').show()");
    }
  }

  /** 《OK》 of the 注意喚起メッセージ: now the button can be pressed. */
  public void heed() {
    if (step == Step.TICKED) {
      step = Step.CAUTIONED;
    }
  }

  /** 《キャンセル》 anywhere: nothing is prepared any more. */
  public void forget() {
    step = Step.NONE;
    careSetting = null;
    change = null;
    reason = null;
    ticks.clear();
  }

  private static String key(CareSetting setting, UrlChange wanted) {
    return setting + "." + wanted;
  }

  /** The button: the 確認メッセージ. */
  public void ask(CareSetting setting, UrlChange wanted) {
    if (isReady(setting, wanted)) {
      step = Step.ASKED;
      PrimeFaces.current().executeScript("PF('changeQuestion').show()");
    }
  }

  /** 《OK》 of the 確認メッセージ, once; then the 変更完了メッセージ. Without the steps before it changes nothing. */
  public void change() {
    if (step != Step.ASKED) {
      return;
    }
    try {
      RevivalReason why = change.isRevival() ? new RevivalReason(reason) : null;
      InstitutionUrl now = service.change(careSetting, change, urls.get(careSetting).number(), why);
      urls.put(careSetting, now);
      // The same 《OK》 again finds no step that leads to it.
      step = Step.NONE;
      PrimeFaces.current().executeScript("PF('changeQuestion').hide();PF('changed').show()");
    } catch (BusinessException refused) {
      tell(refused);
    }
  }

  private void tell(BusinessException refused) {
    if (refused.code() == ErrorCode.VALUE_INVALID) {
      messages.errorAt("reason", "accessUrl.reason.wrong", RevivalReason.MOST_CHARACTERS);
    } else if (refused.code() == ErrorCode.CONFLICT) {
      forget();
      load();
      messages.error("accessUrl.conflict");
      PrimeFaces.current().executeScript("PF('changeQuestion').hide()");
    } else {
      throw refused;
    }
  }

  /** 《PNG形式でダウンロード》, 《PDF形式でダウンロード》: the ダウンロード確認メッセージ. */
  public void askDownload(CareSetting setting, String wanted) {
    downloaded = setting;
    format = wanted;
    PrimeFaces.current().executeScript("PF('downloadQuestion').show()");
  }

  /** 《OK》 of the ダウンロード確認メッセージ: the URL that is valid now, also where the page is older. */
  public void download() {
    InstitutionUrl url = service.download(downloaded);
    String name =
        "zaitaku-url-"
            + downloaded.name().toLowerCase(Locale.ROOT).replace('_', '-')
            + "-"
            + url.number();
    FacesContext context = FacesContext.getCurrentInstance();
    if (format.equals("PDF")) {
      Download.send(
          context, "application/pdf", name + ".pdf", printed.pdf(url, user(), Faces.getLocale()));
    } else {
      Download.send(context, "image/png", name + ".png", printed.png(url));
    }
  }

  private static LoggedIn user() {
    return ConsoleSession.find(Faces.getRequest()).orElseThrow();
  }

  public List<CareSetting> getCareSettings() {
    return CARE_SETTINGS;
  }

  public UrlChange[] getChanges() {
    return UrlChange.values();
  }

  /** Null where the institution has none. */
  public InstitutionUrl url(CareSetting setting) {
    return urls.get(setting);
  }

  /** Whether there is nothing to show. */
  public boolean isNone() {
    return urls.isEmpty();
  }

  public boolean isPossible(CareSetting setting, UrlChange wanted) {
    return urls.containsKey(setting) && urls.get(setting).possible().contains(wanted);
  }

  /** Whether the button can be pressed. */
  public boolean isReady(CareSetting setting, UrlChange wanted) {
    return step.compareTo(Step.CAUTIONED) >= 0 && setting == careSetting && wanted == change;
  }

  public Map<String, Boolean> getTicks() {
    return ticks;
  }

  /** 第1版. */
  public String number(InstitutionUrl url) {
    return ScreenMessages.words(Faces.getLocale(), "accessUrl.number.value", url.number());
  }

  public String moment(InstitutionUrl url) {
    return ShownMoment.of(url.issuedAt());
  }

  /** What is prepared; null for nothing. */
  public UrlChange getChange() {
    return change;
  }

  public CareSetting getCareSetting() {
    return careSetting;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
