package org.zaitaku.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** {@code /ca/{n}/crl} and {@code /ca/{n}/ocsp} (POST, and GET as RFC 6960, A.1 has it). */
final class CardAuthorityResource {

  /** How late a slow answer is: later than any server should wait. */
  static final Duration SLOW = Duration.ofSeconds(10);

  private final CardDirectory directory;
  private final RevocationList lists;
  private final OcspResponder responder;
  private volatile OcspMode ocspMode = OcspMode.NORMAL;
  private volatile CrlMode crlMode = CrlMode.NORMAL;

  CardAuthorityResource(CardDirectory directory, RevocationList lists, OcspResponder responder) {
    this.directory = directory;
    this.lists = lists;
    this.responder = responder;
  }

  OcspMode ocspMode() {
    return ocspMode;
  }

  void ocspMode(OcspMode mode) {
    this.ocspMode = mode;
  }

  CrlMode crlMode() {
    return crlMode;
  }

  void crlMode(CrlMode mode) {
    this.crlMode = mode;
  }

  Reply handle(Request request) {
    List<String> path = request.segments();
    if (path.size() < 3 || !path.get(1).matches("[0-9]")) {
      return Reply.notFound();
    }
    return directory
        .findAuthority(Integer.parseInt(path.get(1)))
        .map(
            authority ->
                switch (path.get(2)) {
                  case "crl" -> crl(authority, request);
                  case "ocsp" -> ocsp(authority, request);
                  default -> Reply.notFound();
                })
        .orElseGet(Reply::notFound);
  }

  private Reply crl(CardAuthority authority, Request request) {
    CrlMode mode = crlMode;
    if (!request.isGet()) {
      return Reply.methodNotAllowed("GET");
    }
    if (mode == CrlMode.DOWN) {
      return Reply.text(503, "the list is switched off");
    }
    Reply reply = Reply.of(200, "application/pkix-crl", lists.of(authority, mode));
    return mode == CrlMode.SLOW ? reply.after(SLOW) : reply;
  }

  private Reply ocsp(CardAuthority authority, Request request) {
    OcspMode mode = ocspMode;
    if (mode == OcspMode.DOWN) {
      return Reply.text(503, "the responder is switched off");
    }
    byte[] asked = request.isPost() ? request.body() : inPath(request.rawPath());
    Reply reply =
        Reply.of(200, "application/ocsp-response", responder.answer(authority, asked, mode));
    return mode == OcspMode.SLOW ? reply.after(SLOW) : reply;
  }

  /**
   * The request in a path: base64, percent-encoded; its own slashes may have been left as they are.
   */
  private static byte[] inPath(String rawPath) {
    String encoded = rawPath.replaceFirst("^/+ca/+[0-9]/+ocsp/?", "");
    String base64 = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    return Base64.getDecoder().decode(base64);
  }
}
