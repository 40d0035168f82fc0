package org.zaitaku.container.scene;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.zaitaku.accessurl.UrlToken;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.card.CertificateKeys;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** Sets scenes: each test makes the institutions, accounts and people that it needs, all new. */
@ApplicationScoped
public class Scenes {

  private static final int CODE_NUMBERS = 10_000_000;

  @Inject private OwnersEye owner;

  @Inject private PasswordHashing hashing;

  @Inject private CertificateKeys certificateKeys;

  /**
   * A hospital in Tokyo that offers home visits and asks for 薬剤, 特定健診, 限度額 and 特定疾病.
   *
   * @param token of its home-visit URL
   */
  public record Clinic(long id, String code, String token, long urlId) {

    /** Somebody of this hospital; the account itself need not exist. */
    public Actor member(AccountRole role) {
      return new Actor.OfAccount(1, id, new InstitutionCode(code), role, new UserId("somebody"));
    }
  }

  /**
   * A person with a registered card.
   *
   * @param serial of the card's certificate
   */
  public record Person(long id, long serial) {}

  public Clinic clinic() {
    String code =
        String.format(Locale.ROOT, "131%07d", ThreadLocalRandom.current().nextInt(CODE_NUMBERS));
    long id =
        owner.number(
            "insert into institution (id, code, name, starts_on) values (nextval('institution_seq'), ?, '試験病院', '2024-04-01') returning id",
            code);
    owner.change(
        "insert into institution_code (id, institution_id, code, valid_from) values (nextval('institution_code_seq'), ?, ?, '2024-04-01')",
        id,
        code);
    owner.change(
        "insert into environment_settings (institution_id, surgery, treatment, medication, health_checkup, specific_disease,"
            + " e_prescription_use, home_visit, online, version) values (?, false, false, true, true, true, 'NONE', true, false, 0)",
        id);
    String token = UrlToken.random(new SecureRandom()).value();
    return new Clinic(id, code, token, url(id, "HOME_VISIT", token));
  }

  /** Adds a URL for オンライン診療等 to a hospital; answers its token. */
  public String onlineUrl(Clinic clinic) {
    String token = UrlToken.random(new SecureRandom()).value();
    url(clinic.id(), "ONLINE", token);
    return token;
  }

  private long url(long institution, String careSetting, String token) {
    return owner.number(
        "insert into access_url (id, institution_id, care_setting, token, issued_at)"
            + " values (nextval('access_url_seq'), ?, ?, ?, now()) returning id",
        institution,
        careSetting,
        token);
  }

  /** An account of today's kind of hash, usable from 2024 on. */
  public long account(Clinic clinic, String userId, String password) {
    return account(clinic, userId, AccountRole.ADMINISTRATOR, hashing.hash(password));
  }

  public long account(Clinic clinic, String userId, AccountRole role, String hash) {
    return owner.number(
        "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, enabled,"
            + " valid_from, version, registered_at, password_initial, password_set_at) values (nextval('account_seq'), ?, ?, ?, '試験', 'シケン', ?, 0, true, '2024-04-01', 0, now(), false, now()) returning id",
        clinic.id(),
        userId,
        role.name(),
        hash);
  }

  /** A person whose card is registered as insurance card, with an eligibility. */
  public Person person() {
    long id =
        owner.number(
            "insert into patient (id, insurance_card_registered, self_information_stopped)"
                + " values (nextval('patient_seq'), true, false) returning id");
    owner.change(
        "insert into eligibility_record (patient_id, address_withheld, name, status, limit_certificate_flag, specific_disease)"
            + " values (?, false, '試験　太郎', '1', 'A03', '1')",
        id);
    return new Person(id, certificate(id));
  }

  /** One more certificate of a person; answers its serial. */
  public long certificate(long patientId) {
    long serial = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    owner.change(
        "insert into patient_certificate (certificate_key, patient_id) values (?, ?)",
        certificateKeys.of(TestCards.ISSUER, BigInteger.valueOf(serial)).bytes(),
        patientId);
    return serial;
  }
}
