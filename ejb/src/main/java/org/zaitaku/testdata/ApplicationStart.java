package org.zaitaku.testdata;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.LoginUpkeep;
import org.zaitaku.account.bulk.BulkSweeper;
import org.zaitaku.card.CardMethod;
import org.zaitaku.card.CardVerification;
import org.zaitaku.card.CertificateKeys;
import org.zaitaku.card.oidc.SubjectVerification;
import org.zaitaku.consent.ConsentSweeper;
import org.zaitaku.enquiry.bulk.BulkEnquirySweeper;
import org.zaitaku.operator.DatabaseUpkeep;
import org.zaitaku.operator.InstitutionUpkeep;
import org.zaitaku.reception.ReceptionSweeper;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.ConfigurationCheck;
import org.zaitaku.shared.ConfigurationKey;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.DatabaseCheck;
import org.zaitaku.shared.Environment;
import org.zaitaku.shared.SecretBox;

/**
 * Looks at configuration and database before anything is served, and in the verification
 * environment loads the demonstration. Whatever is wrong stops the start with a line that says what
 * to do.
 */
@Singleton
@Startup
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationStart {

  @Inject private Config config;

  @Inject private DatabaseCheck database;

  @Inject private Environment environment;

  @Inject private DemonstrationService demonstration;

  @Inject private DatabaseUpkeep upkeep;

  @Inject private InstitutionUpkeep institutions;

  @Inject private LoginUpkeep logins;

  @Inject private ReceptionSweeper sweeper;

  @Inject private ConsentSweeper consents;

  @Inject private BulkSweeper bulk;

  @Inject private BulkEnquirySweeper bulkEnquiries;

  @Inject private CurrentActor current;

  @Inject private Instance<CardVerification> cards;

  @Inject private Instance<CertificateKeys> certificateKeys;

  @Inject private Instance<CardMethod> cardMethod;

  @Inject private Instance<SubjectVerification> subjects;

  @Inject private Instance<SecretBox> secrets;

  @PostConstruct
  void check() {
    List<String> problems =
        ConfigurationCheck.problems(
            config.getPropertyNames(), key -> config.getOptionalValue(key, String.class));
    if (!problems.isEmpty()) {
      throw new IllegalStateException("Configuration: " + String.join("; ", problems));
    }
    database
        .findProblem()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
    // Made now: what is wrong with the anchors or the key stops the start before a door opens.
    Objects.requireNonNull(cards.get());
    Objects.requireNonNull(certificateKeys.get());
    if (Objects.requireNonNull(cardMethod.get()) == CardMethod.OIDC) {
      Objects.requireNonNull(subjects.get());
    }
    // Behind a proxy until it is used: an empty secret closed and opened shows that the keys are
    // there.
    secrets.get().open("start", secrets.get().seal("start", new byte[0]));
    current.become(new Actor.OfSystem("start"));
    upkeep.begin();
    institutions.begin();
    logins.begin();
    if (environment.isVerification()) {
      load();
    }
    sweeper.begin();
    consents.begin();
    bulk.begin();
    bulkEnquiries.begin();
  }

  private void load() {
    config
        .getOptionalValue(ConfigurationKey.TESTDATA_ACCOUNTS.key(), Path.class)
        .ifPresent(file -> demonstration.loadInstitutions(read(file)));
    demonstration.loadPeople();
    demonstration.loadMedicalInformation();
    config
        .getOptionalValue(ConfigurationKey.TESTDATA_CARDS.key(), Path.class)
        .ifPresent(file -> demonstration.loadCards(DemonstrationCards.read(file)));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          ConfigurationKey.TESTDATA_ACCOUNTS.key() + " is not readable", unreadable);
    }
    return properties;
  }
}
