package dev.tollgate.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.YamlFile;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the description of the endpoints against the routes and against the error references. */
final class ApiDocumentTest {

  private static final String ISSUER = "https://tokens.example.org";

  private static ApplicationContext context;
  private static String yaml;
  private static Map<String, Object> document;

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void compose() {
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .singletons(new Issuer(() -> ISSUER), Folders.onClassPath())
            .start();
    yaml = context.getBean(ApiDocument.class).yaml(ISSUER, "/errors");
    document = (Map<String, Object>) YamlFile.parse(yaml);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  static List<String> contracts() {
    return ErrorReference.contracts();
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    Set<String> routes =
        context
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getDeclaringType().getName().startsWith("dev.tollgate."))
            .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
            .map(
                route ->
                    route.getHttpMethodName().toLowerCase(Locale.ROOT)
                        + " "
                        + route.getUriMatchTemplate().toPathString())
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> described = new TreeSet<>();
    object(document, "paths")
        .forEach(
            (path, operations) ->
                object(operations).keySet().forEach(method -> described.add(method + " " + path)));

    assertEquals(routes, described);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyErrorThatCanBeMetStandsAtSomeOperationOrElsewhere(String contract) {
    Set<String> reachable =
        ErrorReference.of(contract).entries().stream()
            .filter(entry -> entry.unreachable().isEmpty())
            .map(Entry::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> atOperations = namesIn(operations(contract));

    Set<String> everywhere = new TreeSet<>(atOperations);
    everywhere.addAll(namesIn(elsewhere(contract)));

    assertEquals(reachable, everywhere);
    Set<String> onlyElsewhere = new TreeSet<>(everywhere);
    onlyElsewhere.removeAll(atOperations);
    assertTrue(
        onlyElsewhere.stream().allMatch(name -> name.endsWith("not-found")), "" + onlyElsewhere);
  }

  @Test
  void everySecuritySchemeIsUsedAndEveryOneThatIsUsedIsThere() {
    Set<String> used = new TreeSet<>();
    contracts().stream()
        .flatMap(ApiDocumentTest::operations)
        .flatMap(operation -> list(operation, "security").stream())
        .forEach(alternative -> used.addAll(object(alternative).keySet()));

    assertEquals(
        new TreeSet<>(object(object(document, "components"), "securitySchemes").keySet()), used);
    assertTrue(used.containsAll(List.of("cliquifyBearer", "rfcClientSecretBasic")), "" + used);
  }

  @Test
  void itSpeaksOfThisServerAndIsWrittenTheSameTwice() {
    assertEquals(ISSUER, object(list(document, "servers").getFirst()).get("url"));
    assertFalse(yaml.contains(ErrorReference.EXAMPLE_ISSUER));
    assertFalse(yaml.contains("&id"), "an alias");
    assertEquals(yaml, context.getBean(ApiDocument.class).yaml(ISSUER, "/errors"));
  }

  /**
   * The errors whose names stand at links to their pages, in responses that are referred to, too.
   */
  private static Set<String> namesIn(Stream<Map<String, Object>> withResponses) {
    Set<String> names = new TreeSet<>();
    withResponses.forEach(
        part ->
            object(part, "responses")
                .values()
                .forEach(
                    response ->
                        Pattern.compile("/errors/[a-z0-9-]+#([a-z0-9-]+)\\)")
                            .matcher("" + resolved(object(response)).get("description"))
                            .results()
                            .forEach(match -> names.add(match.group(1)))));
    return names;
  }

  private static Map<String, Object> resolved(Map<String, Object> response) {
    Object reference = response.get("$ref");
    return reference == null
        ? response
        : object(
            object(object(document, "components"), "responses"),
            ("" + reference).replace("#/components/responses/", ""));
  }

  private static Stream<Map<String, Object>> operations(String contract) {
    return object(document, "paths").values().stream()
        .flatMap(path -> object(path).values().stream())
        .map(ApiDocumentTest::object)
        .filter(operation -> list(operation, "tags").contains(contract));
  }

  private static Stream<Map<String, Object>> elsewhere(String contract) {
    return list(document, "x-unknown-paths").stream()
        .map(ApiDocumentTest::object)
        .filter(layer -> layer.get("contract").equals(contract));
  }

  private static Map<String, Object> object(Map<String, Object> in, String member) {
    return object(in.get(member));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<?> list(Map<String, Object> in, String member) {
    return (List<?>) in.get(member);
  }
}
