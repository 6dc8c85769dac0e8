package dev.tollgate.http.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Source;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of an operator over the references of this program. */
final class OverlayTest {

  @TempDir private Path directory;

  private ContractFiles files(String yaml) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("rfc"));
    Files.writeString(folder.resolve("errors.yaml"), yaml);
    return new ContractFiles(Optional.of(directory));
  }

  @Test
  void anErrorIsAnsweredAsTheOperatorWordsIt() throws IOException {
    ContractFiles files =
        files(
            """
            errors:
              issue-invalid-scope:
                status: 422
                code: bad_scope
                headers: {Pragma: null, content-type: application/problem+json, X-Reason: scope}
                body: '{"type":"{issuer}/errors/rfc#bad_scope","reason":"bad_scope"}'
            """);

    NamedError error = files.reference("rfc").find("issue-invalid-scope").orElseThrow();

    Answer answer = error.encode("https://a.example", Map.of());
    assertEquals(422, answer.status());
    assertEquals(
        Map.of(
            "Cache-Control", "no-store",
            "content-type", "application/problem+json",
            "X-Reason", "scope"),
        answer.headers());
    assertEquals(
        "{\"type\":\"https://a.example/errors/rfc#bad_scope\",\"reason\":\"bad_scope\"}",
        new String(answer.body(), StandardCharsets.UTF_8));
    assertEquals(Source.OPERATOR, error.entry().source());
    assertEquals(List.of(), error.entry().reactions());
    assertEquals(List.of(), files.mistakes(Map.of()));
  }

  @Test
  void everyOtherErrorStaysAsItIs() throws IOException {
    ContractFiles files = files("errors: {issue-invalid-scope: {status: 422}}");
    List<NamedError> usual = ErrorReference.of("rfc").errors();

    List<NamedError> errors = files.reference("rfc").errors();

    List<Entry> changed =
        errors.stream()
            .map(NamedError::entry)
            .filter(entry -> entry.source() == Source.OPERATOR)
            .toList();
    assertEquals(List.of("issue-invalid-scope"), changed.stream().map(Entry::name).toList());
    assertEquals(
        usual.stream().map(error -> error.entry().name()).toList(),
        errors.stream().map(error -> error.entry().name()).toList());
    assertEquals(ErrorReference.of("house").entries(), files.reference("house").entries());
  }

  @Test
  void rowsAreWordedByTheirKindForEveryErrorThatHasThem() throws IOException {
    ContractFiles files =
        files("lists: {parameters: {between: '; ', rows: {missing: 'no {parameter}'}}}");
    NamedError error = files.reference("rfc").find("issue-parameter-missing").orElseThrow();
    Reply.Row scope = new Reply.Row("missing", Map.of("parameter", "scope"));
    Reply.Row code = new Reply.Row("not-a-string", Map.of("parameter", "code"));

    Answer answer = error.encode("", Map.of("parameters", List.of(scope, code)));

    assertEquals(
        "{\"error\":\"invalid_request\",\"error_description\":\"no scope; The parameter code is not"
            + " a single string.\",\"error_uri\":\"/errors/rfc#invalid_request\"}",
        new String(answer.body(), StandardCharsets.UTF_8));
    assertEquals(List.of(), files.mistakes(Map.of()));
  }

  @Test
  void aPlaceholderIsLeftOutOnPurposeOnly() throws IOException {
    String body = "body: '{\"error\":\"invalid_request\"}'";

    List<String> forgotten =
        files("errors: {issue-parameter-missing: {" + body + "}}").mistakes(Map.of());
    List<String> omitted =
        files("errors: {issue-parameter-missing: {omits: [parameters], " + body + "}}")
            .mistakes(Map.of());

    assertEquals(
        List.of(
            directory.resolve("rfc")
                + "/errors.yaml, issue-parameter-missing: the placeholders [parameters] are"
                + " missing; to leave them out, list them under omits."),
        forgotten);
    assertEquals(List.of(), omitted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          errors: {issue-invalid-scop: {status: 422}} | issue-invalid-scop: the contract has no such error; did you mean issue-invalid-scope?
          errors: {zzz: {status: 422}} | zzz: the contract has no such error
          errors: {issue-invalid-scope: {stauts: 422}} | issue-invalid-scope: a change has no member [stauts], only [action, advice, body, cause, code, headers, omits, sentence, status]
          errors: {issue-invalid-scope: {headers: {X-Scope: '{scope}'}}} | issue-invalid-scope: the facts [scope] do not exist; it has none
          errors: {issue-invalid-scope: {status: 200}} | issue-invalid-scope: status 200 means success, and this is a refusal
          errors: {issue-invalid-scope: {status: 302}} | issue-invalid-scope: a redirect cannot become another answer, nor another answer a redirect
          errors: {issue-invalid-scope: {status: 999}} | issue-invalid-scope: status is not a number from 200 to 599
          errors: {issue-invalid-scope: {code: null}, issue-invalid-target: {code: other}} | issue-invalid-target: the body does not contain the code
          errors: {oauth-temporarily-unavailable: {status: 404}} | oauth-temporarily-unavailable: the server failed, so the status is at least 500
          errors: {issue-invalid-scope: {headers: {Set-Cookie: a=b}}} | issue-invalid-scope: the header field Set-Cookie must not be set
          errors: {issue-invalid-scope: {headers: {Access-Control-Allow-Origin: '*'}}} | issue-invalid-scope: the header field Access-Control-Allow-Origin must not be set
          errors: {issue-invalid-scope: {headers: {Transfer-Encoding: chunked}}} | issue-invalid-scope: the server itself writes the header field Transfer-Encoding
          errors: {issue-invalid-scope: {headers: {Content-Type: text/html}}} | issue-invalid-scope: Content-Type is JSON, XML or plain text, not text/html
          errors: {issue-invalid-scope: {body: '{"error":"invalid_scope"'}} | issue-invalid-scope: the body is not JSON
          errors: {issue-parameter-missing: {code: null, body: '{"hint":{parameters}}'}} | issue-parameter-missing: the body is not JSON
          errors: {oauth-method-not-allowed: {code: null, body: '[{allow}]', headers: {Allow: '{allow}'}}} | oauth-method-not-allowed: the body is not JSON
          errors: {authorization-invalid-scope: {headers: {Location: 'https://evil.example/?{target}error={code}&d={sentence}'}}} | authorization-invalid-scope: Location has to begin with {target}
          errors: {introspect-token-expired: {body: '{"active":false,"why":"expired"}'}} | introspect-token-expired: callers must not be able to tell it from introspect-token-malformed: give both the same status, headers and body
          errors: {resource-client-disabled: {status: 403}} | resource-client-disabled: callers must not be able to tell it from resource-token-malformed: give both the same status, headers and body
          errors: [issue-invalid-scope] | errors is not a map of changes by the name of the error
          lists: {params: {between: ','}} | lists: there is no list params, only [parameters]
          lists: {parameters: {rows: {missed: x}}} | lists, parameters: there is no row missed, only [missing, not-a-string]
          lists: {parameters: {rows: {missing: '{field}'}}} | lists, parameters: the row missing has no fact [field]
          error: {issue-invalid-scope: {status: 422}} | there is no member error; it has about, headers, lists, errors
          errors: {issue-invalid-scope: {status: 422 | line 1: expected ',' or '}', but got <stream end>
          """)
  void aMistakeIsNamed(String yaml, String fault) throws IOException {
    List<String> mistakes = files(yaml).mistakes(Map.of());

    String place = directory.resolve("rfc") + "/errors.yaml";
    String separator = fault.matches("(errors is|there is).*") ? ": " : ", ";
    assertEquals(place + separator + fault + (fault.endsWith("?") ? "" : "."), mistakes.getFirst());
  }

  @Test
  void refusalsThatStayAlikeMayBeWordedTogether() throws IOException {
    StringBuilder yaml = new StringBuilder("errors:\n");
    for (Entry entry : ErrorReference.of("rfc").entries()) {
      if (entry.layer().equals("oauth") && entry.body().equals("{\"active\":false}")) {
        yaml.append("  ").append(entry.name()).append(": {body: '{\"active\":false,\"v\":2}'}\n");
      }
    }

    assertEquals(List.of(), files(yaml.toString()).mistakes(Map.of()));
  }

  @Test
  void aServerStopsAtTheFirstMistake() throws IOException {
    ContractFiles files = files("errors: {a: {status: 422}, issue-invalid-scope: {status: 200}}");

    assertEquals(2, files.mistakes(Map.of()).size());
    assertThrows(InvalidReference.class, () -> files.reference("rfc"));
  }

  @Test
  void aFolderThatChangesNothingIsRefused() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("cliquifi"));
    ContractFiles files = new ContractFiles(Optional.of(directory));

    assertEquals(
        List.of(folder + ": there is no contract cliquifi; did you mean cliquify?"),
        files.mistakes(Map.of()));
  }

  @Test
  void aVersionIsWordedByItselfAndCheckedLikeTheContract() throws IOException {
    ContractFiles files = files("errors: {issue-invalid-scope: {status: 422}}");
    version("rfc@2026-11-01", "errors: {issue-invalid-target: {status: 409}}");
    version("rfc@2026-12-01", "errors: {issue-invalid-scop: {status: 409}}");

    ErrorReference version = files.reference("rfc@2026-11-01");

    assertEquals(
        List.of("rfc@2026-11-01", "rfc@2026-12-01"),
        files.versions().stream().map(ContractVersion::value).toList());
    assertEquals("rfc@2026-11-01", version.contract());
    assertEquals(400, version.find("issue-invalid-scope").orElseThrow().entry().status());
    Entry changed = version.find("issue-invalid-target").orElseThrow().entry();
    assertEquals(409, changed.status());
    assertEquals("rfc@2026-11-01", changed.contract());
    assertEquals(
        List.of(
            directory.resolve("rfc@2026-12-01")
                + "/errors.yaml, issue-invalid-scop: the contract has no such error; did you mean"
                + " issue-invalid-scope?"),
        files.mistakes(Map.of()));
  }

  private void version(String name, String yaml) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    Path _ = Files.writeString(folder.resolve("errors.yaml"), yaml);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rfc@2026-02-30 | errors.yaml | a version is named after its contract and a day, such as rfc@2026-11-01.
          rfc@now | errors.yaml | a version is named after its contract and a day, such as rfc@2026-11-01.
          rfd@2026-11-01 | errors.yaml | there is no contract rfd.
          rfc@2026-11-01 | contract.yaml | a version has no contract.yaml of its own, only errors.yaml.
          rfc@2026-11-01 | other.yaml | there is no errors.yaml in it.
          """)
  void aFolderThatIsNoVersionIsRefused(String name, String file, String fault) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    Path _ = Files.writeString(folder.resolve(file), "errors: {}");

    assertEquals(
        List.of(folder + ": " + fault),
        new ContractFiles(Optional.of(directory)).mistakes(Map.of()));
  }

  @Test
  void aDirectoryThatIsNotThereIsRefused() {
    Path missing = directory.resolve("missing");

    assertEquals(
        List.of(missing + ": there is no such directory."),
        new ContractFiles(Optional.of(missing)).mistakes(Map.of()));
  }

  @Test
  void withoutFilesNothingIsReadAgain() {
    assertSame(ContractFiles.NONE.directory(), Optional.empty());
    assertEquals(List.of(), ContractFiles.NONE.mistakes(Map.of()));
  }

  @Test
  void errorsThatLookAlikeHaveTheSameHint() {
    for (String contract : ErrorReference.contracts()) {
      Map<Object, NamedError> first = new HashMap<>();
      for (NamedError error : ErrorReference.of(contract).errors()) {
        error
            .likeness()
            .map(likeness -> first.putIfAbsent(likeness, error))
            .ifPresent(
                other ->
                    assertEquals(
                        other.entry().action(), error.entry().action(), error.entry().name()));
      }
    }
  }
}
