package org.zaitaku.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The levers of a test, only for programs and people on this machine who call it by a loopback
 * name: {@code POST /admin/cards/{card}/state} with {@code state=}, {@code POST
 * /admin/cards/{card}/unlock}, {@code POST /admin/ocsp/mode}, {@code POST /admin/crl/mode} and
 * {@code POST /admin/identity/mode} with {@code mode=}. Parameters come in a form or in the query.
 */
final class AdminResource {

  private final CardDirectory directory;
  private final CardStates states;
  private final CardAuthorityResource authorities;
  private final IdentityResource identity;

  AdminResource(
      CardDirectory directory,
      CardStates states,
      CardAuthorityResource authorities,
      IdentityResource identity) {
    this.directory = directory;
    this.states = states;
    this.authorities = authorities;
    this.identity = identity;
  }

  Reply handle(Request request) {
    if (!request.isFromThisMachine()) {
      return Reply.notFound();
    }
    if (!request.isPost()) {
      return Reply.methodNotAllowed("POST");
    }
    List<String> path = request.segments();
    if (path.size() == 4 && path.get(1).equals("cards")) {
      return directory
          .findCard(path.get(2))
          .map(card -> card(card, path.get(3), request))
          .orElseGet(Reply::notFound);
    }
    if (path.size() == 3 && path.get(2).equals("mode")) {
      return mode(path.get(1), request);
    }
    return Reply.notFound();
  }

  private Reply card(VirtualCard card, String verb, Request request) {
    return switch (verb) {
      case "state" -> {
        states.change(card, CardState.of(parameter(request, "state")));
        yield Reply.text(200, card.name() + " " + states.state(card).word());
      }
      case "unlock" -> {
        states.unlock(card);
        yield Reply.seeOther("/");
      }
      default -> Reply.notFound();
    };
  }

  private Reply mode(String what, Request request) {
    String word = parameter(request, "mode");
    return switch (what) {
      case "ocsp" -> {
        authorities.ocspMode(constant(OcspMode.class, word));
        yield Reply.text(200, "ocsp " + word);
      }
      case "crl" -> {
        authorities.crlMode(constant(CrlMode.class, word));
        yield Reply.text(200, "crl " + word);
      }
      case "identity" -> {
        identity.mode(constant(IdentityMode.class, word));
        yield Reply.text(200, "identity " + word);
      }
      default -> Reply.notFound();
    };
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("mode is not known");
  }

  private static String parameter(Request request, String name) {
    Map<String, String> all = new LinkedHashMap<>(request.query());
    all.putAll(request.form());
    String value = all.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
