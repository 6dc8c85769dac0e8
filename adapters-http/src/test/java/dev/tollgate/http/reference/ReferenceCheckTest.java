package dev.tollgate.http.reference;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.refusal.ListRefusal;
import dev.tollgate.domain.refusal.PageInvalid;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of mistake in an {@code errors.yaml} is named in one sentence. */
final class ReferenceCheckTest {

  private static final String RIGHT = right();

  @Test
  void aFileThatIsNotYamlIsRefusedWithItsLine() {
    InvalidReference thrown =
        assertThrows(InvalidReference.class, () -> ErrorReference.of("reference/broken"));

    assertEquals(
        "reference/broken/errors.yaml, line 4: expected ',' or '}', but got {.",
        thrown.getMessage());
  }

  @Test
  void aReferenceWithoutMistakesIsTaken() {
    assertDoesNotThrow(() -> check(RIGHT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name: broken | name: borken | broken: there is no such entry, but layer acme returns it for Fault.Broken
          layer: acme, of: Fault.Broken | layer: other, of: Fault.Broken | broken: it belongs to layer other, but acme returns it
          of: Fault.Broken, | of: Fault.Unavailable, | broken: it says that it is of Fault.Unavailable, but is returned for Fault.Broken
          No {route} here | Nothing here | not-found: no placeholder shows the facts [route] of the example
          No {route} here | No {route} at {host} | not-found: example has no value for the placeholders [host]
          example: {retry_after: 60, limit: 5}, status: 429, headers: {X-Limit: '{limit}', | example: {retry_after: 60}, status: 429, headers: { | toomanyrequests: its placeholders are [retry_after], but the facts of Fault.TooManyRequests are [limit, retry_after]
          below-one: '"{field}":"small"' | bellow-one: '"{field}":"small"' | page: the list fields has no row below-one
          below-one: '"{field}":"small"' | below-one: '"{name}":"small"' | page: the row below-one of the list fields needs the facts [name] and gets [field]
          below-one: '"{field}":"small"' | below-one: '"{field}":"small' | page: the body is not JSON
          '{{fields}}' | '{{fields}' | page: the body is not JSON
          code: unreachable | code: away | unavailable: the body does not contain the code
          sentence: Away. | sentence: Gone. | unavailable: the body does not contain the sentence
          X-Limit: | X Limit: | toomanyrequests: X Limit is not the name of a header field
          X-Limit: | Content-Length: | toomanyrequests: the server itself writes the header field Content-Length
          X-Limit: '{limit}' | X-Limit: "{limit}\\n" | toomanyrequests: the header field X-Limit holds more than visible ASCII
          status: 503 | status: 53 | unavailable: status is not a number from 200 to 599
          source: ours, name: unavailable | source: mine, name: unavailable | unavailable: source is published, derived or ours, not mine
          cause: Down., advice: Wait. | cause: Down, advice: Wait. | unavailable: cause and advice are sentences that end with a full stop
          cause: Down., advice: Wait. | cause: Down. | unavailable: advice is missing
          cause: Down., advice: Wait. | cause: Down., advise: Wait. | unavailable: no member of an entry is called [advise]
          name: broken | name: unavailable | unavailable: another entry has the same name
          headers: {Content-Type: application/json}, body: '{"x":"broken"}' | body: '{"x":"broken"}' | broken: a body needs a Content-Type, and an empty one has none
          """)
  void aMistakeIsNamed(String right, String wrong, String fault) {
    String mistaken = RIGHT.replace(right, wrong);
    assertNotEquals(RIGHT, mistaken);

    InvalidReference thrown = assertThrows(InvalidReference.class, () -> check(mistaken));

    assertEquals("acme/errors.yaml, " + fault + ".", thrown.getMessage());
  }

  @Test
  void anEntryThatNoSwitchReturnsIsNamed() {
    String more = RIGHT + RIGHT.lines().toList().getLast().replace("unavailable", "unused") + "\n";

    InvalidReference thrown = assertThrows(InvalidReference.class, () -> check(more));

    assertEquals("acme/errors.yaml, unused: no layer returns it.", thrown.getMessage());
  }

  @Test
  void aMemberOfTheFileThatNobodyReadsIsNamed() {
    InvalidReference thrown =
        assertThrows(InvalidReference.class, () -> check(RIGHT.replace("lists:", "list:")));

    assertEquals("acme/errors.yaml: nothing is called [list].", thrown.getMessage());
  }

  @SuppressWarnings("unchecked")
  private static void check(String yaml) {
    ErrorReference reference =
        new ReferenceFile("acme").read((Map<String, Object>) YamlFile.parse(yaml));
    ReferenceCheck.check(reference, List.of(new Acme()));
  }

  private static String right() {
    StringBuilder yaml =
        new StringBuilder(
            """
            about: A contract.
            lists:
              fields:
                between: ','
                rows:
                  not-an-integer: '"{field}":"no number"'
                  below-one: '"{field}":"small"'
                  above-hundred: '"{field}":"large"'
            errors:
            - {name: page, layer: acme, of: ListRefusal.PageInvalid, example: {fields: [{below-one: {field: x}}]}, status: 422, headers: {Content-Type: application/json}, body: '{{fields}}', cause: Bad., advice: Retry., source: ours}
            - {name: not-found, layer: acme, of: Fault.NotFound, example: {route: x}, status: 404, headers: {Content-Type: application/json}, body: '{"x":"No {route} here"}', cause: Gone., advice: Look., source: ours}
            - {name: toomanyrequests, layer: acme, of: Fault.TooManyRequests, example: {retry_after: 60, limit: 5}, status: 429, headers: {X-Limit: '{limit}', Retry-After: '{retry_after}'}, body: '', cause: Often., advice: Wait., source: ours}
            """);
    for (String fault :
        List.of(
            "MethodNotAllowed",
            "BodyTooLarge",
            "UnsupportedMediaType",
            "TargetTooLong",
            "HeadersTooLong",
            "Unreadable",
            "Broken")) {
      String name = fault.toLowerCase(Locale.ROOT);
      yaml.append(
          "- {name: %s, layer: acme, of: Fault.%s, status: 500, headers: {Content-Type: application/json}, body: '{\"x\":\"%s\"}', cause: So., advice: No., source: ours}%n"
              .formatted(name, fault, name));
    }
    return yaml.append(
            """
            - {source: ours, name: unavailable, layer: acme, of: Fault.Unavailable, code: unreachable, status: 503, headers: {Content-Type: application/json}, body: '{"x":"unreachable","y":"Away."}', sentence: Away., cause: Down., advice: Wait.}
            """)
        .toString();
  }

  static final class Acme extends Layer {

    private Acme() {
      super("acme", "acme", List.of("/acme"));
    }

    Reply refuse(ListRefusal refusal) {
      return switch (refusal) {
        case PageInvalid(var problems) ->
            reply(
                "page",
                Map.of(
                    "fields",
                    problems.entrySet().stream()
                        .map(
                            problem ->
                                Reply.Row.of(problem.getValue(), Map.of("field", problem.getKey())))
                        .toList()));
      };
    }

    @Override
    public Reply fail(Fault fault) {
      return switch (fault) {
        case Fault.NotFound(String path) -> reply("not-found", Map.of("route", path));
        case Fault.TooManyRequests tooMany ->
            reply(
                "toomanyrequests",
                Map.of("limit", tooMany.limit(), "retry_after", tooMany.retryAfter()));
        case Fault.MethodNotAllowed _,
            Fault.BodyTooLarge _,
            Fault.UnsupportedMediaType _,
            Fault.TargetTooLong _,
            Fault.HeadersTooLong _,
            Fault.Unreadable _,
            Fault.Broken _,
            Fault.Unavailable _ ->
            reply(fault.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      };
    }
  }
}
