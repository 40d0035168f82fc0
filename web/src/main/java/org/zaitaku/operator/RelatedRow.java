package org.zaitaku.operator;

import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Stream;

/** A row of 関連医療機関 as it is typed. */
public class RelatedRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private String code;
  private String name;
  private String establishedOn;
  private String closedOn;

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
