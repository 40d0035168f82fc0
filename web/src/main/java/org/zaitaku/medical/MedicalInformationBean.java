package org.zaitaku.medical;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.TypedDate;

/**
 * The medical information of the patient of one care relation, a kind at a time (ELG-031). What was
 * shown is kept nowhere: whoever wants to see it again asks again, and that is written down again.
 */
@Named
@ViewScoped
public class MedicalInformationBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Pattern RELATION = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String VIEWED = MedicalInformationBean.class.getName();

  @Inject private MedicalInformationService service;

  private long relation;
  private boolean open;
  private MedicalInformation kind = MedicalInformation.HEALTH_CHECKUP;
  private transient ViewedPerson person;

  /**
   * The relation that the address names; whoever asks for none gets the page for unknown addresses.
   */
  public void load() {
    String named = Faces.getRequestParameter("relation");
    if (named == null || !RELATION.matcher(named).matches()) {
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
    relation = Long.parseLong(named);
    person = service.person(relation).orElse(null);
    open = true;
  }

  /** 《表示》. */
  public void view() {
    Faces.setRequestAttribute(VIEWED, service.view(relation, kind));
  }

  public String date(LocalDate day) {
    return TypedDate.show(day);
  }

  /** Whether there is a relation in which something may be viewed. */
  public boolean isOpen() {
    return open;
  }

  /** Null where nothing may be told, or nothing is known. */
  public ViewedPerson getPerson() {
    return person;
  }

  /** Null but in the answer to 《表示》. */
  public ViewedInformation getViewed() {
    return Faces.getRequestAttribute(VIEWED);
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
}
