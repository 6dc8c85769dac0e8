package dev.tollgate.http.reference;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Folders;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The references of the contracts that this program has. */
final class ErrorReferenceTest {

  private static final String ISSUER = "https://tokens.example.org";

  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .singletons(new Issuer(() -> ISSUER), Folders.onClassPath())
            .start();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  static Collection<Layer> layers() {
    return context.getBeansOfType(Layer.class);
  }

  static List<String> contracts() {
    return layers().stream().map(Layer::contract).distinct().sorted().toList();
  }

  @Test
  void theReferencesAreFoundOfAllContractsThatHaveLayers() {
    assertEquals(contracts(), ErrorReference.contracts());
  }

  /** A start checks only the references that did not come with the program. */
  @ParameterizedTest
  @MethodSource("contracts")
  void everyNameThatALayerReturnsIsAnEntryWithItsFacts(String contract) {
    List<Layer> layers =
        layers().stream().filter(layer -> layer.contract().equals(contract)).toList();

    assertTrue(YamlFile.isBuiltIn(contract, "errors.yaml"));
    assertDoesNotThrow(() -> ReferenceCheck.check(ErrorReference.of(contract), layers));
  }

  /** Written once from what the layers answered when their wording was Java. */
  @ParameterizedTest
  @MethodSource("contracts")
  void everyErrorIsWrittenByteForByteAsItIsPinned(String contract) throws IOException {
    StringBuilder written = new StringBuilder();
    for (Entry entry : ErrorReference.of(contract).entries()) {
      written.append("### ").append(entry.layer()).append(' ').append(entry.name()).append('\n');
      written.append(entry.status()).append('\n');
      entry.headers().forEach((name, value) -> written.append(name + ": " + value + "\n"));
      written.append(entry.body()).append("\n\n");
    }

    try (InputStream pinned = getClass().getResourceAsStream(contract + ".txt")) {
      assertEquals(new String(pinned.readAllBytes(), StandardCharsets.UTF_8), written.toString());
    }
  }

  @Test
  void theIssuerInAnAnswerIsTheOneOfTheServer() {
    Answer answer = encoded(error("rfc", "oauth", new Fault.Unreadable()));

    assertEquals(
        "{\"error\":\"invalid_request\",\"error_description\":\"The request is badly encoded or"
            + " repeats a"
            + " parameter.\",\"error_uri\":\"https://tokens.example.org/errors/rfc#invalid_request\"}",
        new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Test
  void anErrorWithoutFactsIsEncodedOnce() {
    Reply.Named constant = error("cliquify", "token", new Fault.Unreadable());
    Reply.Named ofIssuer = error("rfc", "oauth", new Fault.Unreadable());

    assertSame(encoded(constant), encoded(constant));
    assertSame(encoded(ofIssuer), encoded(ofIssuer));
  }

  @Test
  void factsAreEscapedWhereTheyStand() {
    Reply.Named hostile =
        error("cliquify", "token", new Fault.MethodNotAllowed("/a\"b\\", "G\"ET", "GET\r\nX: y"));

    Answer answer = encoded(hostile);

    assertEquals(
        "{\"message\":\"The G\\\"ET method is not supported for route a\\\"b\\\\. Supported"
            + " methods: GET\\r"
            + "\\n"
            + "X: y.\"}",
        new String(answer.body(), StandardCharsets.UTF_8));
    assertEquals("GET%0D%0AX: y", answer.headers().get("Allow"));
  }

  @Test
  void aRouteIsRepeatedUpTo200Characters() {
    Reply.Named error = error("cliquify", "api", new Fault.NotFound("/" + "a".repeat(300)));

    assertEquals(
        "{\"message\":\"The route " + "a".repeat(200) + " could not be found.\"}",
        new String(encoded(error).body(), StandardCharsets.UTF_8));
  }

  private static Answer encoded(Reply.Named reply) {
    return references().encode(reply.layer().contract(), reply);
  }

  private static References references() {
    return context.getBean(References.class);
  }

  private static Reply.Named error(String contract, String layer, Fault fault) {
    return layers().stream()
        .filter(candidate -> candidate.contract().equals(contract))
        .filter(candidate -> candidate.name().equals(layer))
        .map(candidate -> (Reply.Named) candidate.fail(fault))
        .findFirst()
        .orElseThrow();
  }
}
