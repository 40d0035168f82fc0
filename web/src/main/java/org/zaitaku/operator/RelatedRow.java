package org.zaitaku.operator;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.zaitaku.shared.TypedDate;

/** A row of 関連医療機関 as it is typed. */
public class RelatedRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private String code;
  private String name;
  private String establishedOn;
  private String closedOn;

  public RelatedRow() {}

  RelatedRow(InstitutionLine.Related row) {
    code = row.code();
    name = row.name();
    establishedOn = TypedDate.show(row.establishedOn());
    closedOn = TypedDate.show(row.closedOn());
  }

  /**
   * The id on the screen of a form's field. Blank rows are left out of the form, so its rows are
   * counted anew.
   */
  static String clientId(List<RelatedRow> rows, String field) {
    String[] parts = field.split("\\.", -1);
    if (parts.length == 1) {
      return field;
    }
    List<Integer> filled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).isBlank()) {
        filled.add(i);
      }
    }
    return "related-" + filled.get(Integer.parseInt(parts[1])) + "-" + parts[2];
  }

  InstitutionForm.Related form() {
    return new InstitutionForm.Related(code, name, establishedOn, closedOn);
  }

  boolean isBlank() {
    return Stream.of(code, name, establishedOn, closedOn)
        .filter(Objects::nonNull)
        .allMatch(String::isBlank);
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getEstablishedOn() {
    return establishedOn;
  }

  public void setEstablishedOn(String establishedOn) {
    this.establishedOn = establishedOn;
  }

  public String getClosedOn() {
    return closedOn;
  }

  public void setClosedOn(String closedOn) {
    this.closedOn = closedOn;
  }
}
