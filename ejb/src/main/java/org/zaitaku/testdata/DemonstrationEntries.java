package org.zaitaku.testdata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zaitaku.medical.MedicalEntry;
import org.zaitaku.shared.ConsentItem;

/**
 * Medical information of the demonstration's people: fictitious but possible. P06 and P10 have none
 * (TST-013); P09's is never told, because of 自己情報提供停止.
 */
final class DemonstrationEntries {

  private static final String HOSPITAL = "見本市民病院（架空）";
  private static final String CLINIC = "架空町内科医院（架空）";
  private static final String EYES = "見本眼科（架空）";
  private static final String CHILDREN = "見本こどもクリニック（架空）";
  private static final String PHARMACY = "見本薬局（架空）";

  private static final Map<String, List<MedicalEntry>> BY_PERSON =
      Map.of(
          "P01",
          new Scene()
              .on(2026, 10, 14)
              .at(PHARMACY)
              .medication("アムロジピン錠５ｍｇ", "１日１回朝食後　１錠　２８日分")
              .medication("酸化マグネシウム錠３３０ｍｇ", "１日３回毎食後　各１錠　２８日分")
              .on(2026, 9, 16)
              .medication("アムロジピン錠５ｍｇ", "１日１回朝食後　１錠　２８日分")
              .on(2026, 10, 14)
              .at(CLINIC)
              .treatment("在宅患者訪問診療", "１回")
              .on(2026, 6, 3)
              .at(HOSPITAL)
              .checkup("身長", "１４８．２ｃｍ")
              .checkup("体重", "４６．５ｋｇ")
              .checkup("血圧", "１３８／７６ｍｍＨｇ")
              .on(2026, 5, 11)
              .disease("高血圧症", null)
              .disease("慢性便秘症", null)
              .on(2026, 10, 14)
              .prescription("アムロジピン錠５ｍｇ", "１日１回朝食後　１錠　２８日分")
              .entries(),
          "P02",
          new Scene()
              .on(2026, 11, 5)
              .at(PHARMACY)
              .medication("メトホルミン塩酸塩錠２５０ｍｇ", "１日２回朝夕食後　各１錠　３０日分")
              .on(2025, 3, 18)
              .at(EYES)
              .surgery("水晶体再建術（右）", null)
              .on(2026, 7, 22)
              .at(CLINIC)
              .checkup("空腹時血糖", "１３２ｍｇ／ｄＬ")
              .checkup("ＨｂＡ１ｃ", "７．１％")
              .treatment("生活習慣病の指導", "１回")
              .allergy("ペニシリン系抗菌薬", "発疹")
              .entries(),
          "P03",
          new Scene()
              .on(2024, 2, 6)
              .at(HOSPITAL)
              .surgery("内シャント設置術（左前腕）", null)
              .on(2026, 11, 16)
              .treatment("人工腎臓", "４時間")
              .on(2026, 11, 13)
              .treatment("人工腎臓", "４時間")
              .medication("沈降炭酸カルシウム錠５００ｍｇ", "１日３回毎食直後　各２錠　１４日分")
              .prescription("沈降炭酸カルシウム錠５００ｍｇ", "１日３回毎食直後　各２錠　１４日分")
              .test("クレアチニン", "９．８ｍｇ／ｄＬ")
              .test("カリウム", "５．１ｍＥｑ／Ｌ")
              .disease("慢性腎不全", null)
              .disease("Ｂ型肝炎ウイルス感染症", "治療中")
              .on(2026, 8, 20)
              .at(CLINIC)
              .checkup("腹囲", "８１．０ｃｍ")
              .checkup("血圧", "１４６／８８ｍｍＨｇ")
              .entries(),
          "P04",
          new Scene()
              .on(2026, 10, 27)
              .at(PHARMACY)
              .medication("カルボシステインＤＳ５０％", "１日３回毎食後　５日分")
              .at(CHILDREN)
              .treatment("小児科外来診療", "１回")
              .allergy("鶏卵", "じんま疹")
              .entries(),
          "P05",
          new Scene()
              .on(2026, 10, 30)
              .at(PHARMACY)
              .medication("ドネペジル塩酸塩錠５ｍｇ", "１日１回朝食後　１錠　２８日分")
              .at(CLINIC)
              .treatment("在宅患者訪問診療", "１回")
              .entries(),
          "P07",
          new Scene()
              .on(2026, 9, 4)
              .at(PHARMACY)
              .medication("ロキソプロフェンナトリウム錠６０ｍｇ", "疼痛時　１錠　５回分")
              .entries(),
          "P08",
          new Scene()
              .on(2026, 8, 6)
              .at(HOSPITAL)
              .checkup("ＢＭＩ", "２１．４")
              .checkup("ＬＤＬコレステロール", "１１８ｍｇ／ｄＬ")
              .on(2026, 10, 2)
              .at(PHARMACY)
              .medication("フェキソフェナジン塩酸塩錠６０ｍｇ", "１日２回朝夕食後　各１錠　１４日分")
              .entries(),
          "P09",
          new Scene()
              .on(2026, 9, 25)
              .at(PHARMACY)
              .medication("エチゾラム錠０．５ｍｇ", "１日１回就寝前　１錠　１４日分")
              .entries());

  private DemonstrationEntries() {}

  /** Empty for somebody without any. */
  static List<MedicalEntry> of(String code) {
    return BY_PERSON.getOrDefault(code, List.of());
  }

  /** Builds entries line by line; day and place hold until others are said. */
  private static final class Scene {
    private final List<MedicalEntry> entries = new ArrayList<>();
    private LocalDate day;
    private String facility;

    Scene on(int year, int month, int dayOfMonth) {
      day = LocalDate.of(year, month, dayOfMonth);
      return this;
    }

    Scene at(String place) {
      facility = place;
      return this;
    }

    Scene surgery(String name, String detail) {
      return add(ConsentItem.SURGERY, name, detail);
    }

    Scene treatment(String name, String detail) {
      return add(ConsentItem.TREATMENT, name, detail);
    }

    Scene medication(String name, String detail) {
      return add(ConsentItem.MEDICATION, name, detail);
    }

    Scene checkup(String name, String detail) {
      return add(ConsentItem.HEALTH_CHECKUP, name, detail);
    }

    Scene disease(String name, String detail) {
      return add(ConsentItem.DISEASE_AND_INFECTION, name, detail);
    }

    Scene allergy(String name, String detail) {
      return add(ConsentItem.ALLERGY_AND_TEST, name, detail);
    }

    Scene test(String name, String detail) {
      return add(ConsentItem.ALLERGY_AND_TEST, name, detail);
    }

    Scene prescription(String name, String detail) {
      return add(ConsentItem.PRESCRIPTION, name, detail);
    }

    private Scene add(ConsentItem part, String name, String detail) {
      entries.add(new MedicalEntry(part, day, facility, name, detail));
      return this;
    }

    List<MedicalEntry> entries() {
      return List.copyOf(entries);
    }
  }
}
