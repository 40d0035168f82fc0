package org.zaitaku.operator;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zaitaku.shared.TypedDate;

/** The items of an institution as they are typed, at its enrolment and later. */
public class TypedInstitution implements Serializable {

  private static final long serialVersionUID = 1L;

  private String name;
  private String startsOn;
  private String recordSharingFrom;
  private boolean pmhParticipant;
  private final List<RelatedRow> related = new ArrayList<>();

  /** Nothing typed yet. */
  TypedInstitution(int emptyRows) {
    Stream.generate(RelatedRow::new).limit(emptyRows).forEach(related::add);
  }

  /** What is registered, with empty rows of 関連医療機関 below those that are there. */
  TypedInstitution(InstitutionLine seen, List<InstitutionLine.Related> rows, int emptyRows) {
    name = seen.name();
    startsOn = TypedDate.show(seen.startsOn());
    recordSharingFrom = TypedDate.show(seen.recordSharingFrom());
    pmhParticipant = seen.pmhParticipant();
    rows.stream().map(RelatedRow::new).forEach(related::add);
    Stream.generate(RelatedRow::new).limit(emptyRows).forEach(related::add);
  }

  InstitutionForm form(String code) {
    return new InstitutionForm(
        code,
        name,
        startsOn,
        recordSharingFrom,
        pmhParticipant,
        related.stream().map(RelatedRow::form).toList());
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getStartsOn() {
    return startsOn;
  }

  public void setStartsOn(String startsOn) {
    this.startsOn = startsOn;
  }

  public String getRecordSharingFrom() {
    return recordSharingFrom;
  }

  public void setRecordSharingFrom(String recordSharingFrom) {
    this.recordSharingFrom = recordSharingFrom;
  }

  public boolean isPmhParticipant() {
    return pmhParticipant;
  }

  public void setPmhParticipant(boolean pmhParticipant) {
    this.pmhParticipant = pmhParticipant;
  }

  /** Place of the last row of 関連医療機関. */
  public int getLastRelated() {
    return related.size() - 1;
  }

  public List<RelatedRow> getRelated() {
    return related;
  }
}
