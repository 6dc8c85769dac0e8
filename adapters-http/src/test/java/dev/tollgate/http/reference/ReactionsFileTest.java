package dev.tollgate.http.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Reaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How clients react is told with each error that they cannot tell from the one that they met. */
final class ReactionsFileTest {

  private static ErrorReference read(String yaml) {
    ErrorReference bare = new ReferenceFile("rfc").read(YamlFile.read("rfc", "errors.yaml"));
    return new ReactionsFile(bare).read(object(yaml));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String yaml) {
    return (Map<String, Object>) YamlFile.parse(yaml);
  }

  @Test
  void aReactionIsToldWithErrorsOfTheSameUseStatusAndCode() {
    ErrorReference reference =
        read(
            "clients: [{client: acme, version: '1.2', reactions: ["
                + "{error: code-invalid, situation: code, reaction: gives up}]}]");

    assertEquals(
        List.of(
            "code-invalid",
            "code-redirect-uri-mismatch",
            "code-verifier-mismatch",
            "code-user-inactive",
            "code-grant-revoked",
            "code-enterprise-inactive",
            "code-company-inactive"),
        reference.entries().stream()
            .filter(
                entry ->
                    entry.reactions().equals(List.of(new Reaction("acme 1.2", "code", "gives up"))))
            .map(Entry::name)
            .toList());
    assertEquals(
        7, reference.entries().stream().filter(entry -> !entry.reactions().isEmpty()).count());
  }

  @Test
  void anErrorThatNoClientMeetsSaysWhy() {
    ErrorReference reference =
        read("{clients: [], unmet: [{why: A page., errors: [code-invalid, oauth-not-found]}]}");

    Reaction why = new Reaction("tested clients", "never met", "A page.");
    assertEquals(
        List.of("code-invalid", "oauth-not-found"),
        reference.entries().stream()
            .filter(entry -> entry.reactions().equals(List.of(why)))
            .map(Entry::name)
            .toList());
  }

  @Test
  void everyErrorOfRfcTellsAReactionOrWhyThereIsNone() {
    assertEquals(
        List.of(),
        ErrorReference.of("rfc").entries().stream()
            .filter(entry -> entry.reactions().isEmpty())
            .map(Entry::name)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client: [] | nothing is called [client]
          other: 1 | nothing is called [other]
          clients: none | clients is missing
          clients: [{client: acme, reactions: [{}]}] | version is not a text in {client=acme, reactions=[{}]}
          clients: [{client: acme, version: '1', reactions: [{error: nope, situation: s, reaction: r}]}] | there is no error nope
          {clients: [], unmet: [{why: w}]} | errors is missing
          {clients: [], unmet: [{why: w, errors: [nope]}]} | there is no error nope
          {clients: [{client: acme, version: '1', reactions: [{error: code-invalid, situation: s, reaction: r}]}], unmet: [{why: w, errors: [code-invalid]}]} | a client meets code-invalid or an error that looks like it
          clients: [{client: acme, version: '1', reactions: [{error: code-invalid, situation: s}]}] | reaction is not a text in {error=code-invalid, situation=s}
          """)
  void aMistakeIsNamed(String yaml, String fault) {
    InvalidReference thrown = assertThrows(InvalidReference.class, () -> read(yaml));

    assertEquals("rfc/reactions.yaml: " + fault + ".", thrown.getMessage());
  }
}
