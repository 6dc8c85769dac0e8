package dev.tollgate.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.LiveRefreshTokens;
import dev.tollgate.application.access.LiveTokens;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.storage.CopyLease;
import dev.tollgate.application.admin.storage.EntryWriter;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authorize.CodeMint;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.issue.TokenMint;
import dev.tollgate.application.issue.UserTokens;
import dev.tollgate.application.origin.RegisteredOrigins;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.CommandLineApp;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.refusal.Refusal;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.browser.Forms;
import dev.tollgate.http.cliquify.CliquifyContract;
import dev.tollgate.http.jwt.SigningKeys;
import dev.tollgate.http.limit.Callers;
import dev.tollgate.http.limit.redis.RedisWindows;
import dev.tollgate.http.management.ManagementServer;
import dev.tollgate.http.metrics.Metrics;
import dev.tollgate.http.pages.Pages;
import dev.tollgate.http.password.Argon2Hasher;
import dev.tollgate.http.tracing.Tracing;
import dev.tollgate.persistence.cached.CachedStorage;
import dev.tollgate.persistence.jdbc.H2StorageProvider;
import dev.tollgate.persistence.memory.MemoryStorageProvider;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String DOMAIN = Client.class.getPackageName();
  private static final String REFUSALS = Refusal.class.getPackageName();
  private static final String APPLICATION = Parameter.class.getPackageName();
  private static final String ADMIN = EditClaims.class.getPackageName();
  private static final String PORTS = AuditTrail.class.getPackageName();
  private static final String STORAGE = Storage.class.getPackageName();
  private static final String HTTP = Layer.class.getPackageName();
  private static final String JWT = SigningKeys.class.getPackageName();
  private static final String PAGES = Pages.class.getPackageName();
  private static final String BROWSER = Forms.class.getPackageName();
  private static final String PASSWORD = Argon2Hasher.class.getPackageName();
  private static final String MANAGEMENT = ManagementServer.class.getPackageName();
  private static final String TRACING = Tracing.class.getPackageName();
  private static final String METRICS = Metrics.class.getPackageName();
  private static final String LIMIT = Callers.class.getPackageName();
  private static final String REDIS = RedisWindows.class.getPackageName();
  private static final String JDBC = H2StorageProvider.class.getPackageName();
  private static final String MEMORY = MemoryStorageProvider.class.getPackageName();
  private static final String CACHED = CachedStorage.class.getPackageName();
  private static final String CLI = CommandLineApp.class.getPackageName();
  private static final String BOOTSTRAP = Main.class.getPackageName();
  private static final String ROOT = parentOf(DOMAIN);
  private static final String PERSISTENCE = parentOf(JDBC);

  /** What use cases share. */
  private static final Set<String> WORKERS =
      Set.of(
          ClientAuthenticator.class.getName(),
          TokenMint.class.getName(),
          RegisteredOrigins.class.getName(),
          TokenReader.class.getName(),
          LiveTokens.class.getName(),
          LiveRefreshTokens.class.getName(),
          Standing.class.getName(),
          UserTokens.class.getName(),
          CodeMint.class.getName(),
          CopyLease.class.getName(),
          EntryWriter.class.getName());

  /** All that is delivered; test jars of other modules are on the class path here, too. */
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  /** A package with all below it that is no part of its own, and what it may use. */
  record Part(String root, List<String> allowed) {

    boolean holds(JavaClass type) {
      return isBelow(type) && parts().noneMatch(part -> part.isInside(this) && part.isBelow(type));
    }

    private boolean isBelow(JavaClass type) {
      return (type.getPackageName() + ".").startsWith(root + ".");
    }

    private boolean isInside(Part outer) {
      return root.startsWith(outer.root + ".");
    }

    @Override
    public String toString() {
      return root;
    }
  }

  static Stream<Part> parts() {
    return Stream.of(
        part(DOMAIN),
        part(APPLICATION, below(DOMAIN)),
        part(
            HTTP,
            below(APPLICATION),
            below(DOMAIN),
            "com.fasterxml.jackson..",
            "io.micronaut..",
            "io.netty..",
            "jakarta.inject..",
            "javax.net.ssl..",
            "org.reactivestreams..",
            "org.slf4j..",
            "org.yaml.snakeyaml..",
            "reactor.core.."),
        part(
            PAGES,
            HTTP,
            HTTP + ".contract",
            below(HTTP + ".reference"),
            below(HTTP + ".wire"),
            PORTS,
            below(DOMAIN),
            "gg.jte..",
            "io.micronaut..",
            "io.netty..",
            "jakarta.inject.."),
        part(
            MANAGEMENT,
            below(HTTP + ".json"),
            below(APPLICATION),
            below(DOMAIN),
            "com.sun.net.httpserver..",
            "org.slf4j.."),
        part(TRACING, HTTP, HTTP + ".wire", APPLICATION + ".port", "io.opentelemetry.."),
        part(
            METRICS,
            HTTP,
            HTTP + ".contract",
            MANAGEMENT,
            below(HTTP + ".reference"),
            below(HTTP + ".wire"),
            PORTS,
            below(DOMAIN),
            "io.micrometer.core..",
            "io.micrometer.prometheusmetrics..",
            "io.micronaut..",
            "jakarta.inject.."),
        part(
            LIMIT,
            HTTP,
            HTTP + ".contract",
            HTTP + ".peer",
            below(HTTP + ".wire"),
            below(APPLICATION),
            below(DOMAIN),
            "com.github.benmanes.caffeine..",
            "io.micronaut..",
            "io.netty..",
            "jakarta.inject..",
            "org.slf4j.."),
        part(
            REDIS,
            LIMIT,
            APPLICATION,
            DOMAIN,
            "com.github.benmanes.caffeine..",
            "io.github.bucket4j..",
            "io.lettuce..",
            "org.slf4j.."),
        part(
            JWT,
            below(HTTP + ".json"),
            below(APPLICATION),
            below(DOMAIN),
            "com.amazon.corretto..",
            "com.github.benmanes.caffeine..",
            "com.nimbusds..",
            "javax.crypto..",
            "org.slf4j.."),
        part(
            BROWSER,
            below(HTTP),
            below(APPLICATION),
            below(DOMAIN),
            "io.micronaut..",
            "jakarta.inject..",
            "javax.crypto.."),
        part(PASSWORD, PORTS, below(DOMAIN), "org.bouncycastle.."),
        part(MEMORY, below(APPLICATION), below(DOMAIN)),
        part(CACHED, below(APPLICATION), below(DOMAIN), "com.github.benmanes.caffeine.."),
        part(
            JDBC,
            below(APPLICATION),
            below(DOMAIN),
            "com.zaxxer.hikari..",
            "io.micronaut..",
            "jakarta.inject..",
            "javax.sql..",
            "jdk.net..",
            "org.flywaydb..",
            "org.slf4j.."),
        part(
            CLI,
            below(APPLICATION),
            below(DOMAIN),
            "com.fasterxml.jackson.core..",
            "org.yaml.snakeyaml..",
            "picocli.."),
        part(
            BOOTSTRAP,
            below(ROOT),
            "ch.qos.logback..",
            "com.sun.net.httpserver..",
            "io.micronaut..",
            "org.slf4j..",
            "picocli.."));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aPartUsesOnlyWhatItMay(Part part) {
    classes()
        .that(describe("belong to " + part, part::holds))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(part.allowed().toArray(String[]::new))
        .because(
            "arrows run from bootstrap to the adapters, from there to the application and to the"
                + " domain; none runs between two adapters or two backends")
        .check(OURS);
  }

  @Test
  void everyClassBelongsToAPart() {
    classes()
        .should(
            satisfy(
                "belong to exactly one part",
                type -> parts().filter(part -> part.holds(type)).count() == 1))
        .because("a class that belongs nowhere would escape every other rule")
        .check(OURS);
  }

  @Test
  void noContractKnowsAnother() {
    for (String contract : contracts()) {
      String[] others =
          contracts().stream()
              .filter(other -> !other.equals(contract))
              .map(ArchitectureTest::below)
              .toArray(String[]::new);

      noClasses()
          .that(resideInAPackage(below(contract)))
          .should()
          .dependOnClassesThat(resideInAnyPackage(others))
          .because("a contract is added and removed as one folder")
          .check(OURS);
    }
  }

  @Test
  void whatContractsShareKnowsNoContract() {
    String[] contracts = contracts().stream().map(ArchitectureTest::below).toArray(String[]::new);

    noClasses()
        .that(resideInAPackage(below(HTTP)).and(not(resideInAnyPackage(contracts))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(contracts))
        .because("adding a contract edits no registry")
        .check(OURS);
  }

  @Test
  void everyReplyLeavesThroughTheExit() {
    classes()
        .that()
        .resideInAPackage(below(HTTP))
        .and(not(type(Answer.class)))
        .should(
            satisfy(
                "leave responses to the exit",
                type ->
                    type.getMethodCallsFromSelf().stream()
                        .noneMatch(
                            call -> call.getTargetOwner().isEquivalentTo(HttpResponse.class))))
        .because("metrics, audit and explain see every reply at the exit")
        .check(OURS);
  }

  @Test
  void theContractsAreFound() {
    assertTrue(contracts().contains(CliquifyContract.class.getPackageName()), "" + contracts());
    assertTrue(contracts().size() > 1, "the house is a contract, too: " + contracts());
  }

  @Test
  void noBackendKnowsAnother() {
    slices()
        .matching(PERSISTENCE + ".(*)..")
        .should()
        .notDependOnEachOther()
        .because("a backend is one folder that an outside team could have written")
        .check(OURS);
  }

  @Test
  void aUseCaseIsAFinalClassWithOnePublicMethod() {
    classes()
        .that(describe("are use cases", ArchitectureTest::isUseCase))
        .should()
        .bePublic()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .andShould(
            satisfy(
                "have one public method, unless use cases share them",
                type -> publicMethodsOf(type) == 1 || WORKERS.contains(type.getName())))
        .because("a use case is one act, and nothing is derived from it")
        .check(OURS);
  }

  @Test
  void aPortKnowsNoUseCase() {
    classes()
        .that()
        .resideInAPackage(below(PORTS))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", below(DOMAIN), below(PORTS))
        .because("use cases depend on ports, which speak of the domain alone")
        .check(OURS);
  }

  @Test
  void thePackagesOfUseCasesFormNoCycle() {
    slices()
        .matching(APPLICATION + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("what use cases share lies below them")
        .check(OURS);
  }

  @Test
  void aPortIsAnInterface() {
    classes()
        .that()
        .resideInAPackage(below(PORTS))
        .and(describe("are top-level classes", JavaClass::isTopLevelClass))
        .should()
        .beInterfaces()
        .because("the application owns ports, adapters implement them")
        .check(OURS);
  }

  @Test
  void aLeafOfTheRefusalsIsARecord() {
    classes()
        .that()
        .resideInAPackage(below(ROOT))
        .and(describe("are refusals", ArchitectureTest::isRefusal))
        .and(not(INTERFACES))
        .should()
        .beRecords()
        .because("refusals carry facts")
        .check(OURS);
  }

  @Test
  void whatOnlyCommandsMeetIsUnknownToContracts() {
    noClasses()
        .that()
        .resideInAPackage(below(HTTP))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(below(ADMIN))
        .because("the domain holds the refusals that contracts meet, admin those of commands")
        .check(OURS);
  }

  /** Those of the domain, and those that stand in the sealed type of a noun of the commands. */
  private static boolean isRefusal(JavaClass type) {
    return type.isTopLevelClass()
        ? type.getPackageName().equals(REFUSALS)
        : type.getPackageName().startsWith(ADMIN + ".")
            && type.getAllRawInterfaces().stream()
                .anyMatch(above -> above.getSimpleName().endsWith("Refusal"));
  }

  private static Part part(String root, String... allowed) {
    return new Part(
        root, Stream.concat(Stream.of("java..", below(root)), Stream.of(allowed)).toList());
  }

  private static String below(String root) {
    return root + "..";
  }

  private static String parentOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** The packages of whoever words errors; a new contract is among them by itself. */
  private static Set<String> contracts() {
    return OURS.stream()
        .filter(
            type ->
                type.isAssignableTo(Layer.class)
                    && !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isUseCase(JavaClass type) {
    return resideInAPackage(below(APPLICATION)).test(type)
        && !type.getPackageName().equals(APPLICATION)
        && !resideInAnyPackage(below(PORTS), below(STORAGE)).test(type)
        && type.isTopLevelClass()
        && !type.isRecord()
        && !type.isInterface()
        && !type.isEnum();
  }

  private static long publicMethodsOf(JavaClass type) {
    Set<String> ofObject = Set.of("equals", "hashCode", "toString");
    return type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaMethod::getName)
        .filter(name -> !ofObject.contains(name))
        .count();
  }

  private static ArchCondition<JavaClass> satisfy(
      String description, Predicate<JavaClass> condition) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, condition.test(type), type.getName() + " does not " + description));
      }
    };
  }
}
