package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What prolongs a session: only what a person does. */
class SessionWatchTest {

  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private static HttpServletRequest request(
      String path, Map<String, String> headers, String contentType, String source) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getServletPath" -> path;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  case "getContentType" -> contentType;
                  case "getCharacterEncoding" ->
                      contentType != null && contentType.contains("charset") ? "UTF-8" : null;
                  case "getParameter" ->
                      arguments[0].equals("jakarta.faces.source") ? source : null;
                  default -> throw new AssertionError(method.getName());
                });
  }

  private static boolean acts(String source, String contentType) {
    return SessionWatch.isAction(
        request("/x.xhtml", Map.of("Faces-Request", "partial/ajax"), contentType, source));
  }

  @Test
  void aPageThatIsOpenedIsAnAction() {
    assertThat(SessionWatch.isAction(request("/menu.xhtml", Map.of(), null, null))).isTrue();
  }

  @Test
  void whatAScriptAsksForByItselfIsNone() {
    assertThat(
            SessionWatch.isAction(
                request("/menu.xhtml", Map.of("Zaitaku-Poll", "true"), null, null)))
        .isFalse();
  }

  @Test
  void theEndOfIdlenessIsNoneAndGoingOnIsOne() {
    assertThat(SessionWatch.isAction(request("/session/end", Map.of(), null, null))).isFalse();
    assertThat(SessionWatch.isAction(request("/session/stay", Map.of(), null, null))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "poll, false",
    "results-poll, false",
    "form:poll, false",
    "poll-now, true",
    "refresh, true",
    ", true"
  })
  void aPollOfPrimeFacesIsKnownByTheEndOfItsId(String source, boolean action) {
    assertThat(acts(source, FORM)).isEqualTo(action);
  }

  @Test
  void aFormThatIsSentByAPersonIsAnActionWhateverItHolds() {
    assertThat(SessionWatch.isAction(request("/x.xhtml", Map.of(), FORM, "poll"))).isTrue();
    assertThat(acts("poll", "multipart/form-data; boundary=x; charset=UTF-8")).isTrue();
  }
}
