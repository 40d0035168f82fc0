package org.zaitaku.testdata;

import java.time.LocalDate;
import java.util.List;
import org.zaitaku.eligibility.Eligibility;

/**
 * The ten people of the demonstration: fictitious but possible (FACTS, "Demonstration people").
 * Ages are as of November 2026.
 *
 * @param code the simulator's name for the person, P01 to P10
 * @param registered 健康保険証利用の登録
 * @param stopped 自己情報提供停止
 * @param addressWithheld 不開示該当
 */
record DemonstrationPerson(
    String code,
    boolean registered,
    boolean stopped,
    boolean addressWithheld,
    Eligibility eligibility) {

  private static final String ADDRESS = "東京都見本区架空町１－２－３";
  private static final String POST_NUMBER = "0000000";
  private static final String MALE = "1";
  private static final String FEMALE = "2";

  static List<DemonstrationPerson> all() {
    return List.of(
        plain(
            "P01",
            new Scene("山下　和子", "ヤマシタ　カズコ", FEMALE, LocalDate.of(1941, 5, 3))
                .insured("39139993", "見本都後期高齢者医療広域連合", null, "00000011", null, "010")),
        plain(
            "P02",
            new Scene("髙橋　勇", "タカハシ　イサム", MALE, LocalDate.of(1954, 2, 20))
                .insured("  139998", "見本区", "見本", "0002", "01", "020")
                .elderly("020")),
        plain(
            "P03",
            new Scene("𠮷田　健一", "ヨシダ　ケンイチ", MALE, LocalDate.of(1981, 8, 9))
                .insured("01139997", "全国健康保険協会（架空）見本支部", "12345678", "0003", "00", "030")
                .limit("01", "A03")
                .disease("1")),
        plain(
            "P04",
            new Scene("宮﨑　陽菜", "ミヤザキ　ヒナ", FEMALE, LocalDate.of(2022, 12, 1))
                .insured("06139992", "見本健康保険組合", "100", "0004", "02", "020")),
        plain(
            "P05",
            new Scene("中村　清", "ナカムラ　キヨシ", MALE, LocalDate.of(1950, 10, 30))
                .insured("12139994", "見本区福祉事務所", null, "0000005", null, "000")
                .classified("A1")),
        plain(
            "P06",
            new Scene(
                    "MARIA FERNANDA GUTIERREZ DE LA CRUZ VILLANUEVA",
                    "マリア　フェルナンダ　グティエレス　デ　ラ　クルス　ビジャヌエバ",
                    FEMALE,
                    LocalDate.of(1990, 3, 15))
                .insured("01139997", "全国健康保険協会（架空）見本支部", "12345678", "0006", "00", "030")),
        plain(
            "P07",
            new Scene("小林　誠", "コバヤシ　マコト", MALE, LocalDate.of(1972, 7, 7))
                .insured("06139992", "見本健康保険組合", "100", "0007", "00", "030")
                .invalid()),
        new DemonstrationPerson(
            "P08",
            true,
            false,
            true,
            new Scene("伊藤　恵", "イトウ　メグミ", FEMALE, LocalDate.of(1985, 1, 25))
                .insured("06139992", "見本健康保険組合", "100", "0008", "00", "030")
                .eligibility()),
        new DemonstrationPerson(
            "P09",
            true,
            true,
            false,
            new Scene("佐々木　由美", "ササキ　ユミ", FEMALE, LocalDate.of(1988, 11, 11))
                .insured("01139997", "全国健康保険協会（架空）見本支部", "12345678", "0009", "00", "030")
                .eligibility()),
        new DemonstrationPerson(
            "P10",
            false,
            false,
            false,
            new Scene("木村　大輔", "キムラ　ダイスケ", MALE, LocalDate.of(1979, 4, 18))
                .insured("01139997", "全国健康保険協会（架空）見本支部", "12345678", "0010", "00", "030")
                .eligibility()));
  }

  private static DemonstrationPerson plain(String code, Scene scene) {
    return new DemonstrationPerson(code, true, false, false, scene.eligibility());
  }

  /** Builds an eligibility step by step; what is not said is 交付なし. */
  private static final class Scene {
    private static final LocalDate VALID_FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate VALID_UNTIL = LocalDate.of(2029, 7, 31);
    private static final LocalDate LOST_ON = LocalDate.of(2026, 9, 30);

    private final String name;
    private final String kana;
    private final String sex;
    private final LocalDate birthDate;
    private String status = "1";
    private String classification = "01";
    private String insurerNumber;
    private String insurerName;
    private String symbol;
    private String number;
    private String branch;
    private String ratio;
    private String limitClassification;
    private String limitFlag;
    private String specificDisease;
    private String elderlyRatio;
    private LocalDate validUntil = VALID_UNTIL;

    Scene(String name, String kana, String sex, LocalDate birthDate) {
      this.name = name;
      this.kana = kana;
      this.sex = sex;
      this.birthDate = birthDate;
    }

    Scene insured(
        String insurer,
        String insurerTitle,
        String sign,
        String no,
        String branchNo,
        String share) {
      insurerNumber = insurer;
      insurerName = insurerTitle;
      symbol = sign;
      number = no;
      branch = branchNo;
      ratio = share;
      return this;
    }

    Scene classified(String code) {
      classification = code;
      return this;
    }

    Scene limit(String code, String flag) {
      limitClassification = code;
      limitFlag = flag;
      return this;
    }

    Scene disease(String code) {
      specificDisease = code;
      return this;
    }

    Scene elderly(String share) {
      elderlyRatio = share;
      return this;
    }

    Scene invalid() {
      status = "2";
      validUntil = LOST_ON;
      return this;
    }

    Eligibility eligibility() {
      return new Eligibility(
          name,
          kana,
          sex,
          birthDate,
          POST_NUMBER,
          ADDRESS,
          status,
          classification,
          insurerNumber,
          insurerName,
          symbol,
          number,
          branch,
          ratio,
          limitClassification,
          limitFlag,
          specificDisease,
          elderlyRatio,
          VALID_FROM,
          validUntil);
    }
  }
}
