package dev.tollgate.http.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.WordingLearner.Learned;
import dev.tollgate.application.port.WordingLearner.Lesson;
import dev.tollgate.application.port.WordingLearner.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recorded exchanges teach. */
final class LearnerTest {

  private static Learned learn(String recording) {
    return new Learner()
        .learn("rfc", Optional.empty(), List.of(new Recording("old.http", recording)));
  }

  private static String exchange(String title, String request, String form, String reply) {
    return """
    ### %s
    > %s
    > Content-Type: application/x-www-form-urlencoded
    >
    > %s
    %s
    """
        .formatted(title, request, form, reply);
  }

  private static final String CLIENT = "client_id=shop&client_secret=s3cret";

  private static final String INVALID_SCOPE =
      exchange(
          "a scope",
          "POST /token",
          "grant_type=client_credentials&scope=admin&" + CLIENT,
          """
          < 403
          < Content-Type: application/json
          < Set-Cookie: session=1
          <
          < {"error":"invalid_scope"}\
          """);

  @Test
  void theNameOfAMissingParameterBecomesAPlaceholder() {
    Learned learned =
        learn(
            exchange(
                "issue-parameter-missing",
                "POST /token",
                CLIENT,
                """
                < 422
                < Content-Type: application/json
                <
                < {"message":"Field grant_type is required"}\
                """));

    assertEquals(
        """
        lists:
          parameters:
            rows:
              missing: Field {parameter} is required
        errors:
          issue-parameter-missing:
            status: 422
            code: null
            headers:
              Cache-Control: null
              Pragma: null
            body: '{"message":"{parameters}"}'
        """,
        learned.file());
    assertEquals(
        List.of(
            new Lesson(
                "old.http", "issue-parameter-missing", Optional.of("issue-parameter-missing"), "")),
        learned.lessons());
  }

  @Test
  void anErrorIsRecognisedByItsRequestAndReply() {
    Learned learned = learn(INVALID_SCOPE.replace("< Set-Cookie: session=1\n", ""));

    assertEquals(
        List.of(Optional.of("issue-invalid-scope")),
        learned.lessons().stream().map(Lesson::error).toList());
  }

  @Test
  void aTitleNamesTheErrorAmongOtherWords() {
    Learned learned =
        learn(
            exchange(
                "before 2020: oauth-not-found",
                "POST /somewhere",
                CLIENT,
                """
                < 410
                < Content-Type: application/json
                <
                < {"gone":true}\
                """));

    assertEquals(
        List.of(Optional.of("oauth-not-found")),
        learned.lessons().stream().map(Lesson::error).toList());
  }

  @Test
  void theErrorsOfADerivedContractAreLearnedUnderItsName(@TempDir Path directory)
      throws IOException {
    Path folder = Files.createDirectories(directory.resolve("acme"));
    Path _ =
        Files.writeString(
            folder.resolve("contract.yaml"),
            "{extends: rfc, root: /connect, paths: {/token: /oauth2/token}}");
    String recording =
        INVALID_SCOPE
            .replace("/token", "/connect/token")
            .replace("< Set-Cookie: session=1\n", "")
            .replace("< 403", "< 422");

    Learned learned =
        new Learner()
            .learn("acme", Optional.of(directory), List.of(new Recording("old.http", recording)));

    assertEquals(
        List.of(Optional.of("issue-invalid-scope")),
        learned.lessons().stream().map(Lesson::error).toList());
    assertTrue(learned.file().contains("status: 422"), learned.file());
  }

  @Test
  void aFieldThatMustNotBeSetIsNamed() {
    Learned learned = learn(INVALID_SCOPE);

    assertEquals(
        List.of(
            new Lesson(
                "old.http",
                "a scope",
                Optional.empty(),
                "rfc/errors.yaml, issue-invalid-scope: the header field Set-Cookie must not be"
                    + " set.")),
        learned.lessons());
    assertEquals("errors: {}\n", learned.file());
  }

  @Test
  void errorsThatMustStayAlikeAreLearnedTogetherAndOnce() {
    String reply =
        """
        < 200
        < Content-Type: application/json
        <
        < {"active":false,"v":%d}\
        """;
    Learned learned =
        learn(
            exchange("introspect-token-expired", "POST /i", "token=a", reply.formatted(1))
                + exchange("introspect-token-revoked", "POST /i", "token=b", reply.formatted(2)));

    assertTrue(learned.file().contains("introspect-token-unknown"), learned.file());
    assertFalse(learned.file().contains("\"v\":2"), learned.file());
    assertEquals(
        "the reply differs from that of another recording of introspect-token-revoked, or of an"
            + " error that must stay like it",
        learned.lessons().getLast().note());
  }

  @Test
  void whatCannotBeMappedIsListedWithItsReason() {
    String unclear = exchange("odd", "POST /x", "a=b", "< 418\n< Content-Length: 0");
    String success = exchange("fine", "POST /token", CLIENT, "< 200\n<\n< {}");
    String open = exchange("open", "POST /token", CLIENT, "");

    assertEquals(
        List.of(
            "no error is provoked like that: put its name behind ###",
            "the reply is no error",
            "no reply is recorded"),
        learn(unclear + success + open).lessons().stream().map(Lesson::note).toList());
    assertEquals(
        "x: no line begins with >, so there is no request",
        learn("### x\n< 400\n").lessons().getFirst().note());
  }

  @Test
  void anArchiveIsReadLikeAFile() {
    Learned learned =
        learn(
            """
            {"log":{"entries":[{
              "comment":"issue-invalid-scope",
              "request":{"method":"POST","url":"https://old.example/token?x=1","headers":[],
                "postData":{"mimeType":"application/x-www-form-urlencoded","text":"scope=a"}},
              "response":{"status":400,"headers":[
                  {"name":"Content-Type","value":"text/plain"},{"name":"Date","value":"now"}],
                "content":{"text":"bm8gc2NvcGU=","encoding":"base64"}}}]}}
            """);

    assertEquals(
        """
        errors:
          issue-invalid-scope:
            code: null
            headers:
              Cache-Control: null
              Content-Type: text/plain
              Pragma: null
            body: no scope
        """,
        learned.file());
    assertEquals("it is no JSON object", learn("{").lessons().getFirst().note());
  }

  @Test
  void anErrorThatIsWordedLikeThatAlreadyChangesNothing() {
    Learned learned =
        learn(
            exchange(
                "issue-invalid-scope",
                "POST /token",
                "scope=a",
                """
                < 400
                < Cache-Control: no-store
                < Content-Type: application/json
                < Pragma: no-cache
                <
                < {"error":"invalid_scope","error_description":"The scope is malformed, unknown, or not allowed for the client.","error_uri":"https://auth.example.com/errors/rfc#invalid_scope"}\
                """));

    assertEquals("errors: {}\n", learned.file());
    assertEquals(Optional.of("issue-invalid-scope"), learned.lessons().getFirst().error());
  }
}
