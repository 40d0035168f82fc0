package org.zaitaku.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.omnifaces.util.Faces;

/** ［医療機関等の登録・照会］: the list, a page at a time; what is searched stands in the address. */
@Named
@RequestScoped
public class InstitutionsBean {

  static final int ROWS = 50;

  private static final int LONGEST = 80;

  @Inject private InstitutionService service;

  private String words = "";
  private long count;
  private int page = 1;
  private List<InstitutionLine> institutions = List.of();

  public void load() {
    String typed = Faces.getRequestParameter("words");
    words =
        typed == null || typed.length() > LONGEST
            ? ""
            : Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    String asked = Faces.getRequestParameter("page");
    count = service.count(words);
    page =
        asked != null && asked.matches("[1-9][0-9]{0,5}")
            ? Math.min(Integer.parseInt(asked), getPages())
            : 1;
    institutions = service.list(words, (page - 1) * ROWS, ROWS);
  }

  public String getWords() {
    return words;
  }

  /** For an address. */
  public String getQuery() {
    return "words=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  public long getCount() {
    return count;
  }

  public int getPage() {
    return page;
  }

  public int getPages() {
    return (int) Math.max(1, (count + ROWS - 1) / ROWS);
  }

  public List<InstitutionLine> getInstitutions() {
    return institutions;
  }
}
