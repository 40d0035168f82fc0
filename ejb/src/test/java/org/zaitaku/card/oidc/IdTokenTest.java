package org.zaitaku.card.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ID tokens are believed, and why another is not. */
class IdTokenTest {

  private final OidcScene scene = new OidcScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @Tag("JPKI-010")
  void aGoodTokenNamesTheSamePersonEveryTime() {
    VerifiedSubject first = scene.verify();

    assertThat(scene.verify().key()).isEqualTo(first.key());
    assertThat(first.authenticatedAt()).isEqualTo(scene.clock.instant());
    assertThat(first.evidence()).isEqualTo("ES256 OIDC " + scene.clock.instant());
    scene.provider.change = draft -> draft.claim("sub", "person-2");
    assertThat(scene.verify().key()).isNotEqualTo(first.key());
    assertThat(first.toString()).doesNotContain("person-1").contains("VerifiedSubject");
  }

  @Test
  void theSubjectIsKeptAsAHashWithThisServersKey() {
    VerifiedSubject here = scene.verify();
    try (OidcScene elsewhere = new OidcScene()) {
      elsewhere.serialKey[0] = 1;

      assertThat(elsewhere.verify().key()).isNotEqualTo(here.key());
    }
  }

  static Stream<Arguments> goodTokens() {
    return Stream.of(
        good("audience as a list of one", draft -> draft.claim("aud", List.of(OidcScene.CLIENT))),
        good("azp is ours", draft -> draft.claim("azp", OidcScene.CLIENT)),
        good("more claims", draft -> draft.claim("session_state", Map.of("a", List.of(1)))),
        good("no typ", draft -> draft.type = null),
        good("moments with a fraction", draft -> draft.claim("exp", 1_795_228_200.5)),
        good("provider's clock 29 s ahead", draft -> draft.later("iat", 29)),
        good("provider's clock 29 s behind", draft -> draft.later("auth_time", -29)),
        good("a key of its own along", draft -> draft.header.put("x", "y")));
  }

  private static Arguments good(String name, Consumer<TokenDraft> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodTokens")
  void aGoodTokenOfAnotherShapeIsBelieved(String name, Consumer<TokenDraft> change) {
    scene.provider.change = change;

    assertThatCode(scene::verify).as(name).doesNotThrowAnyException();
  }

  static Stream<Arguments> badTokens() {
    return Stream.of(
        bad(OidcRefusal.TOKEN_ISSUER_WRONG, "another issuer", "iss", "https://evil.example"),
        bad(
            OidcRefusal.TOKEN_ISSUER_WRONG,
            "a slash at the end",
            "iss",
            ProviderDouble.ISSUER + "/"),
        bad(OidcRefusal.TOKEN_ISSUER_WRONG, "capitals", "iss", "https://IDP.example.jp/main"),
        bad(OidcRefusal.TOKEN_ISSUER_WRONG, "no issuer", "iss", null),
        bad(OidcRefusal.TOKEN_MALFORMED, "issuer is a list", "iss", List.of(ProviderDouble.ISSUER)),
        bad(OidcRefusal.TOKEN_AUDIENCE_WRONG, "another audience", "aud", "RP00000002"),
        bad(
            OidcRefusal.TOKEN_AUDIENCE_WRONG,
            "one more audience",
            "aud",
            List.of(OidcScene.CLIENT, "RP00000002")),
        bad(
            OidcRefusal.TOKEN_AUDIENCE_WRONG,
            "ours twice",
            "aud",
            List.of(OidcScene.CLIENT, OidcScene.CLIENT)),
        bad(OidcRefusal.TOKEN_AUDIENCE_WRONG, "no audience", "aud", null),
        bad(OidcRefusal.TOKEN_AUDIENCE_WRONG, "empty audience", "aud", List.of()),
        bad(OidcRefusal.TOKEN_MALFORMED, "audience is a number", "aud", 7),
        bad(OidcRefusal.TOKEN_MALFORMED, "audience of numbers", "aud", List.of(7)),
        bad(OidcRefusal.TOKEN_PARTY_WRONG, "another party", "azp", "RP00000002"),
        bad(OidcRefusal.TOKEN_PARTY_WRONG, "empty party", "azp", ""),
        bad(OidcRefusal.TOKEN_NONCE_WRONG, "another nonce", "nonce", "x".repeat(43)),
        bad(OidcRefusal.TOKEN_NONCE_WRONG, "no nonce", "nonce", null),
        bad(OidcRefusal.TOKEN_NONCE_WRONG, "empty nonce", "nonce", ""),
        bad(OidcRefusal.TOKEN_MALFORMED, "nonce is a number", "nonce", 7),
        bad(OidcRefusal.TOKEN_EXPIRED, "no expiry", "exp", null),
        bad(OidcRefusal.TOKEN_MALFORMED, "expiry is a text", "exp", "2099-01-01T00:00:00Z"),
        bad(OidcRefusal.TOKEN_MALFORMED, "expiry before 1970", "exp", -1),
        bad(OidcRefusal.TOKEN_MALFORMED, "expiry beyond all years", "exp", Long.MAX_VALUE),
        bad(OidcRefusal.TOKEN_TOO_OLD, "no moment of issue", "iat", null),
        bad(OidcRefusal.TOKEN_MALFORMED, "moment of issue is true", "iat", true),
        bad(OidcRefusal.AUTHENTICATION_TIME_WRONG, "no auth_time", "auth_time", null),
        bad(OidcRefusal.TOKEN_MALFORMED, "auth_time is a text", "auth_time", "now"),
        bad(OidcRefusal.TOKEN_SUBJECT_MISSING, "no subject", "sub", null),
        bad(OidcRefusal.TOKEN_SUBJECT_MISSING, "empty subject", "sub", ""),
        bad(OidcRefusal.TOKEN_SUBJECT_MISSING, "blank subject", "sub", " "),
        bad(OidcRefusal.TOKEN_SUBJECT_MISSING, "control characters", "sub", "a\u0000b"),
        bad(OidcRefusal.TOKEN_SUBJECT_MISSING, "not ASCII", "sub", "患者"),
        bad(OidcRefusal.TOKEN_SUBJECT_MISSING, "256 characters", "sub", "x".repeat(256)),
        bad(OidcRefusal.TOKEN_MALFORMED, "subject is a list", "sub", List.of("person-1")),
        later(OidcRefusal.TOKEN_EXPIRED, "over since 30 s", "exp", -330),
        later(OidcRefusal.TOKEN_NOT_YET_VALID, "issued in 31 s", "iat", 31),
        later(OidcRefusal.TOKEN_TOO_OLD, "issued 31 s before we asked", "iat", -31),
        later(OidcRefusal.AUTHENTICATION_TIME_WRONG, "authenticated in 31 s", "auth_time", 31),
        later(
            OidcRefusal.AUTHENTICATION_TOO_OLD,
            "authenticated 31 s before we asked",
            "auth_time",
            -31),
        bad(
            OidcRefusal.TOKEN_NOT_YET_VALID,
            "valid from tomorrow",
            "nbf",
            1_795_228_200L + 86_400));
  }

  private static Arguments bad(OidcRefusal refusal, String name, String claim, Object value) {
    return Arguments.of(refusal, name, (Consumer<TokenDraft>) draft -> draft.claim(claim, value));
  }

  private static Arguments later(OidcRefusal refusal, String name, String claim, long seconds) {
    return Arguments.of(refusal, name, (Consumer<TokenDraft>) draft -> draft.later(claim, seconds));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("badTokens")
  void aTokenWithABadClaimIsRefusedWithItsReason(
      OidcRefusal refusal, String name, Consumer<TokenDraft> change) {
    scene.provider.change = change;

    assertThat(scene.refused(scene.answer()).refusal()).as(name).isEqualTo(refusal);
  }

  static Stream<Arguments> badSignatures() {
    ECKey stranger = ProviderDouble.key("first");
    return Stream.of(
        Arguments.of(
            OidcRefusal.TOKEN_SIGNATURE_INVALID,
            "another key under the right id",
            (Consumer<TokenDraft>) draft -> draft.signedBy(stranger)),
        Arguments.of(
            OidcRefusal.TOKEN_SIGNATURE_INVALID,
            "another key, brought along",
            (Consumer<TokenDraft>)
                draft -> {
                  draft.signedBy(stranger);
                  draft.text =
                      token ->
                          withHeader(token, "\"jwk\":" + stranger.toPublicJWK().toJSONString());
                }),
        Arguments.of(
            OidcRefusal.TOKEN_KEY_UNKNOWN,
            "an id that is not published",
            (Consumer<TokenDraft>) draft -> draft.keyId = "second"),
        Arguments.of(
            OidcRefusal.TOKEN_KEY_UNKNOWN,
            "no id",
            (Consumer<TokenDraft>) draft -> draft.keyId = null),
        Arguments.of(
            OidcRefusal.TOKEN_SIGNATURE_INVALID,
            "a critical header that nobody knows",
            (Consumer<TokenDraft>)
                draft -> draft.text = token -> withHeader(token, "\"crit\":[\"b\"],\"b\":\"c\"")),
        Arguments.of(
            OidcRefusal.TOKEN_SIGNATURE_INVALID,
            "changed claims",
            (Consumer<TokenDraft>)
                draft ->
                    draft.text =
                        token -> {
                          String[] parts = token.split("\\.", -1);
                          draft.claim("sub", "person-2");
                          return parts[0]
                              + "."
                              + new Payload(draft.claims).toBase64URL()
                              + "."
                              + parts[2];
                        }),
        Arguments.of(
            OidcRefusal.TOKEN_SIGNATURE_INVALID,
            "a signature of zeros",
            (Consumer<TokenDraft>)
                draft ->
                    draft.text =
                        token ->
                            token.substring(0, token.lastIndexOf('.') + 1)
                                + Base64URL.encode(new byte[64])),
        Arguments.of(
            OidcRefusal.TOKEN_SIGNATURE_INVALID,
            "half a signature",
            (Consumer<TokenDraft>)
                draft -> draft.text = token -> token.substring(0, token.length() - 43)),
        Arguments.of(
            OidcRefusal.TOKEN_MALFORMED,
            "a logout token",
            (Consumer<TokenDraft>) draft -> draft.type = new JOSEObjectType("logout+jwt")),
        Arguments.of(
            OidcRefusal.TOKEN_MALFORMED,
            "an access token",
            (Consumer<TokenDraft>) draft -> draft.type = new JOSEObjectType("at+jwt")));
  }

  /** The token with another header, over which nobody signed. */
  private static String withHeader(String token, String more) {
    int end = token.indexOf('.');
    String header = new Base64URL(token.substring(0, end)).decodeToString();
    return Base64URL.encode(header.substring(0, header.length() - 1) + "," + more + "}")
        + token.substring(end);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("badSignatures")
  void aTokenThatTheProviderDidNotSignIsRefused(
      OidcRefusal refusal, String name, Consumer<TokenDraft> change) {
    scene.provider.change = change;

    assertThat(scene.refused(scene.answer()).refusal()).as(name).isEqualTo(refusal);
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    OidcAnswer answer = scene.answer();
    scene.provider.change =
        draft ->
            draft.text =
                token -> new PlainObject(new PlainHeader(), new Payload(draft.claims)).serialize();

    assertThat(scene.refused(answer).refusal()).isEqualTo(OidcRefusal.TOKEN_ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void aTokenSignedWithThePublicKeyAsSecretIsRefused() {
    algorithm(
        JWSAlgorithm.HS256,
        draft -> {
          try {
            draft.signer = new MACSigner(scene.provider.key.toECPublicKey().getEncoded());
          } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
          }
        });
  }

  @Test
  void aTokenByAnotherCurveOrByRsaIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    RSASSASigner rsa = new RSASSASigner(generator.generateKeyPair().getPrivate());
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
      algorithm(algorithm, draft -> draft.signer = rsa);
    }
    ECDSASigner curve = new ECDSASigner(ProviderDouble.key("first", Curve.P_384));
    algorithm(JWSAlgorithm.ES384, draft -> draft.signer = curve);
  }

  private void algorithm(JWSAlgorithm algorithm, Consumer<TokenDraft> change) {
    scene.provider.change =
        draft -> {
          draft.algorithm = algorithm;
          change.accept(draft);
        };

    scene.assertRefused(OidcRefusal.TOKEN_ALGORITHM_NOT_ALLOWED);
    assertThat(scene.provider.keysAsked).as("before a key is looked for").hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "x",
        ".",
        "..",
        "a.b",
        "a.b.c",
        "a.b.c.d",
        "eyJhbGciOiIifQ.e30.AA",
        "eyJhbGciOiJcdTAwMDAifQ.e30.AA",
        "e30.e30.AA",
        "W10.e30.AA",
        "bnVsbA.e30.AA"
      })
  void aTextThatIsNoTokenIsRefused(String text) {
    scene.provider.change = draft -> draft.text = token -> text;

    assertThat(scene.refused(scene.answer()).refusal())
        .isIn(OidcRefusal.TOKEN_MALFORMED, OidcRefusal.TOKEN_ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void anEncryptedTokenIsRefused() {
    String header = Base64URL.encode("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}").toString();
    scene.provider.change = draft -> draft.text = token -> header + "..AA.AA.AA";

    scene.assertRefused(OidcRefusal.TOKEN_ALGORITHM_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[[\"iss\",\"https://idp.example.jp/main\"]]",
        "7",
        "null",
        "\"text\"",
        "{",
        "",
        "{\"iss\":1e999}"
      })
  void signedClaimsThatAreNoObjectAreRefused(String payload) {
    scene.provider.change = draft -> draft.payload = payload;

    scene.assertRefused(OidcRefusal.TOKEN_MALFORMED);
  }

  @Test
  void claimsThatAreNestedWithoutEndAreRefused() {
    scene.provider.change =
        draft -> draft.payload = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

    scene.assertRefused(OidcRefusal.TOKEN_MALFORMED);
  }

  @Test
  void aClaimThatComesTwiceIsRefused() {
    scene.provider.change =
        draft -> {
          String claims = new Payload(draft.claims).toString();
          draft.payload = claims.substring(0, claims.length() - 1) + ",\"sub\":\"person-2\"}";
        };

    scene.assertRefused(OidcRefusal.TOKEN_MALFORMED);
  }

  @Test
  void aTokenThatIsTooLargeIsNotRead() {
    scene.provider.change = draft -> draft.claim("more", "x".repeat(16 * 1024));

    scene.assertRefused(OidcRefusal.TOKEN_TOO_LARGE);
    assertThat(scene.provider.keysAsked).hasValue(0);
  }

  @Test
  void whereAContextIsDemandedATokenMustHaveIt() {
    scene.contexts = List.of("aal3", "aal2");
    scene.assertRefused(OidcRefusal.AUTHENTICATION_CONTEXT_WRONG);
    scene.provider.change = draft -> draft.claim("acr", "aal1");
    scene.assertRefused(OidcRefusal.AUTHENTICATION_CONTEXT_WRONG);
    scene.provider.change = draft -> draft.claim("acr", "aal2");

    assertThat(scene.verify()).isNotNull();
  }

  @Test
  void theTokenOfAnEarlierQuestionIsRefusedForALaterOne() {
    OidcAnswer answer = scene.answer();
    String old = scene.provider.token();
    scene.clock.advance(Duration.ofMinutes(2));
    scene.provider.change = draft -> draft.text = token -> old;

    assertThatThrownBy(() -> scene.verification().verify(answer, scene.clock.instant()))
        .isInstanceOfSatisfying(
            OidcRefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(OidcRefusal.TOKEN_TOO_OLD));
  }

  @Test
  void thePersonBeforeOnTheSameDeviceIsNotTheNextOne() {
    scene.provider.change = draft -> draft.claim("auth_time", scene.askedAt.getEpochSecond());
    scene.clock.advance(Duration.ofMinutes(1));
    OidcAnswer answer = scene.answer();

    assertThatThrownBy(() -> scene.verification().verify(answer, scene.clock.instant()))
        .isInstanceOfSatisfying(
            OidcRefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(OidcRefusal.AUTHENTICATION_TOO_OLD));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "null\u0000", "co de", "code\n", "コード"})
  void anAnswerWithAnotherCodeIsMalformedAndNobodyIsAsked(String code) {
    OidcAnswer answer = new OidcAnswer(scene.challenge.text(), code, null);

    assertThat(scene.refused(answer).refusal()).isEqualTo(OidcRefusal.ANSWER_MALFORMED);
    assertThat(scene.provider.asked).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "null", "short", "=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"})
  void anAnswerWithAnotherStateIsMalformedAndNobodyIsAsked(String state) {
    OidcAnswer answer = new OidcAnswer(state, OidcScene.CODE, null);

    assertThat(scene.refused(answer).refusal()).isEqualTo(OidcRefusal.ANSWER_MALFORMED);
    assertThat(scene.provider.asked).isEmpty();
  }

  @Test
  void anAnswerOfAnotherProviderIsRefusedAndNobodyIsAsked() {
    OidcAnswer answer =
        new OidcAnswer(scene.challenge.text(), OidcScene.CODE, "https://evil.example");

    assertThat(scene.refused(answer).refusal()).isEqualTo(OidcRefusal.ANSWER_ISSUER_WRONG);
    assertThat(scene.provider.asked).isEmpty();
  }

  @Test
  void anAnswerMayLeaveItsIssuerOut() {
    scene.answer();

    assertThatCode(
            () ->
                scene
                    .verification()
                    .verify(
                        new OidcAnswer(scene.challenge.text(), OidcScene.CODE, null),
                        scene.askedAt))
        .doesNotThrowAnyException();
  }

  @Test
  void noReasonOfARefusalTellsTheTokenOrThePerson() {
    List<OidcRefusedException> refusals = new ArrayList<>();
    badTokens()
        .forEach(
            bad -> {
              @SuppressWarnings("unchecked")
              Consumer<TokenDraft> change = (Consumer<TokenDraft>) bad.get()[2];
              scene.provider.change = change;
              refusals.add(scene.refused(scene.answer()));
            });

    assertThat(refusals)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            refused -> {
              assertThat(refused.getMessage())
                  .doesNotContain("person-1")
                  .doesNotContain(scene.provider.nonce)
                  .doesNotContain(OidcScene.CODE);
              assertThat(refused.getCause()).isNull();
            });
  }

  /** Seeded: whatever a byte of a good token becomes, it is refused and nothing breaks. */
  @Test
  void aTokenWithAChangedCharacterIsNeverBelieved() {
    OidcAnswer answer = scene.answer();
    Random random = new Random(5);
    Map<OidcRefusal, Integer> reasons = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      scene.provider.change =
          draft ->
              draft.text =
                  token -> {
                    byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
                    int place = random.nextInt(bytes.length);
                    byte was = bytes[place];
                    while (bytes[place] == was) {
                      bytes[place] = (byte) (33 + random.nextInt(94));
                    }
                    return new String(bytes, StandardCharsets.US_ASCII);
                  };
      reasons.merge(scene.refused(answer).refusal(), 1, Integer::sum);
    }

    assertThat(Set.copyOf(Arrays.asList(OidcRefusal.values()))).containsAll(reasons.keySet());
    assertThat(reasons).containsKey(OidcRefusal.TOKEN_SIGNATURE_INVALID);
  }

  @Test
  void anotherSpellingOfTheSameBytesIsRefused() {
    for (int part = 0; part < 3; part++) {
      int respelled = part;
      scene.provider.change = draft -> draft.text = token -> respell(token, respelled);
      OidcAnswer answer = scene.answer();
      String token = "header.payload.signature".split("\\.", -1)[part];

      assertThat(scene.refused(answer).refusal())
          .as(token)
          .isIn(OidcRefusal.TOKEN_MALFORMED, OidcRefusal.TOKEN_SIGNATURE_INVALID);
    }
  }

  /** The part's last character with other spare bits, or, where it has none, a padded part. */
  private static String respell(String token, int part) {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    String[] parts = token.split("\\.", -1);
    String text = parts[part];
    int last = text.length() - 1;
    parts[part] =
        text.length() % 4 == 0
            ? text + "="
            : text.substring(0, last) + digits.charAt(digits.indexOf(text.charAt(last)) ^ 1);
    return String.join(".", parts);
  }
}
