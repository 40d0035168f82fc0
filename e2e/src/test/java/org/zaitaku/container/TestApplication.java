package org.zaitaku.container;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.zaitaku.container.scene.CountedStatements;

/**
 * The EAR as it was built, without its doors: model and libraries in {@code lib}, the use cases
 * with planted beans and a settable clock among them, and the tests as a WAR of the closed server.
 */
final class TestApplication {

  private static final String EJB = "zaitaku-ejb.jar";
  private static final String STRUCTURE = "META-INF/jboss-deployment-structure.xml";
  private static final String PERSISTENCE = "META-INF/persistence.xml";

  private TestApplication() {}

  static EnterpriseArchive archive(Class<?> test) {
    File built = new File(System.getProperty("zaitaku.e2e.ear"));
    EnterpriseArchive ours =
        ShrinkWrap.create(ZipImporter.class, "built.ear")
            .importFrom(built)
            .as(EnterpriseArchive.class);
    EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, "zaitaku-container.ear");
    ours.getContent(path -> path.get().startsWith("/lib/") && path.get().endsWith(".jar"))
        .forEach((path, node) -> ear.add(node.getAsset(), path));
    return ear.addAsLibraries(
            jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class))
        .addAsModule(useCases(ours))
        .addAsModule(Testable.archiveToTest(tests(test)))
        .addAsManifestResource(
            new StringAsset(
                text(ours.get(STRUCTURE).getAsset().openStream())
                    .replace("<dependencies>", "<dependencies><module name=\"org.postgresql\"/>")),
            "jboss-deployment-structure.xml");
  }

  private static JavaArchive useCases(EnterpriseArchive ours) {
    JavaArchive ejb =
        ShrinkWrap.create(ZipImporter.class, EJB)
            .importFrom(ours.get(EJB).getAsset().openStream())
            .as(JavaArchive.class)
            .addPackage(CountedStatements.class.getPackage());
    String persistence = text(ejb.get(PERSISTENCE).getAsset().openStream());
    ejb.delete(PERSISTENCE);
    return ejb.addAsResource(
        new StringAsset(
            persistence.replace(
                "</properties>",
                "<property name=\"hibernate.session_factory.statement_inspector\" value=\""
                    + CountedStatements.class.getName()
                    + "\"/></properties>")),
        PERSISTENCE);
  }

  private static WebArchive tests(Class<?> test) {
    return ShrinkWrap.create(WebArchive.class, "tests.war")
        .addClasses(ContainerTest.class, test)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(InputStream stream) {
    try (InputStream input = stream;
        ByteArrayOutputStream output = new ByteArrayOutputStream()) {
      input.transferTo(output);
      return output.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
