package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zaitaku.consent.PageText;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;

/**
 * The words of the patients' pages, a file a language: what a page says it shows is looked up here.
 */
@ApplicationScoped
public class ShownTexts {

  private static final String FOLDER = PageAssets.ROOT + "texts/";

  private static final Pattern FILE = Pattern.compile(".*/texts\\.([A-Za-z0-9-]+)\\.js");

  private String version = "";

  private Map<String, PageText> texts = Map.of();

  protected ShownTexts() {}

  void read(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
    Map<String, PageText> found = new TreeMap<>();
    for (String path : context.getResourcePaths(FOLDER)) {
      Matcher matcher = FILE.matcher(path);
      if (matcher.matches()) {
        String body = new String(PageAssets.read(context, path), StandardCharsets.UTF_8);
        found.put(matcher.group(1), PageText.of(matcher.group(1), body));
      }
    }
    texts = Map.copyOf(found);
    version = PageAssets.version(context);
  }

  /**
   * The words that this page shows.
   *
   * @throws DoorException VALUE_MALFORMED for a language that there is not; PAGE_OUTDATED for a
   *     page that was opened before the server changed: its words are not known for sure
   */
  PageText of(TextRequest asked) {
    PageText text = asked.language() == null ? null : texts.get(asked.language());
    if (text == null) {
      throw new DoorException(DoorError.VALUE_MALFORMED, "text.language");
    }
    if (!version.equals(asked.version())) {
      throw new DoorException(DoorError.PAGE_OUTDATED, "text.version");
    }
    return text;
  }
}
