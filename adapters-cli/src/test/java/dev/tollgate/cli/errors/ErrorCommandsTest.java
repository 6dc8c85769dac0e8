package dev.tollgate.cli.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.port.WordingLearner.Learned;
import dev.tollgate.application.port.WordingLearner.Lesson;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorCommandsTest {

  private final Program program = new Program();

  @AfterEach
  void noStoreWasOpened() {
    assertEquals(List.of(), program.opened);
  }

  @Test
  void listShowsTheErrorsOfAllContracts() {
    Run run = program.run("errors list");

    assertEquals(
        new Run(
            0,
            """
            NAME                  CONTRACT  LAYER  STATUS  CODE
            token-invalid-client  cliquify  token  401     invalid_client
            api-invalid-client    cliquify  api    403     invalid_client
            not-found             house     house  404     -
            """,
            ""),
        run);
  }

  @Test
  void listFiltersByContractAndStatus() {
    Run house = program.run("errors list --contract house");
    Run forbidden = program.run("errors list --status 403");
    Run none = program.run("errors list --contract house --status 401");

    assertEquals(
        """
        NAME       CONTRACT  LAYER  STATUS  CODE
        not-found  house     house  404     -
        """,
        house.out());
    assertEquals(
        """
        NAME                CONTRACT  LAYER  STATUS  CODE
        api-invalid-client  cliquify  api    403     invalid_client
        """,
        forbidden.out());
    assertEquals("NAME  CONTRACT  LAYER  STATUS  CODE\n", none.out());
  }

  @Test
  void showShowsAllThatIsKnownOfOne() {
    Run run = program.run("errors show not-found");

    assertEquals(
        new Run(
            0,
            """
            NAME         not-found
            CONTRACT     house
            LAYER        house
            STATUS       404
            CODE         -
            HEADERS      Cache-Control: no-store
                         Pragma: no-cache
            BODY         {"n":404}
            CAUSE        Something is wrong.
            ADVICE       Correct it.
            RETRYABLE    after-change
            ACTION       fix-request
            SOURCE       ours
            UNREACHABLE  -
            """,
            ""),
        run);
  }

  @Test
  void showShowsEveryErrorWithACode() {
    Run run = program.run("errors show invalid_client --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"name":"token-invalid-client","contract":"cliquify","layer":"token","status":401,"code":"invalid_client","headers":{"Cache-Control":"no-store","Pragma":"no-cache"},"body":"{\\"n\\":401}","cause":"Something is wrong.","advice":"Correct it.","retryable":"after-change","action":"fix-request","source":"published","unreachable":null},{"name":"api-invalid-client","contract":"cliquify","layer":"api","status":403,"code":"invalid_client","headers":{"Cache-Control":"no-store","Pragma":"no-cache"},"body":"{\\"n\\":403}","cause":"Something is wrong.","advice":"Correct it.","retryable":"after-change","action":"fix-request","source":"derived","unreachable":null}]
            """,
            ""),
        run);
  }

  @Test
  void severalAreSetApartByAnEmptyLine() {
    Run run = program.run("errors show invalid_client");

    assertEquals(
        List.of("NAME         api-invalid-client"),
        run.out().lines().dropWhile(line -> !line.isEmpty()).skip(1).limit(1).toList());
  }

  @Test
  void showAnswersAYamlSequence() {
    Run run = program.run("errors show not-found --format yaml");

    assertEquals(
        """
        - name: not-found
          contract: house
          layer: house
          status: 404
          code: null
          headers:
            Cache-Control: no-store
            Pragma: no-cache
          body: '{"n":404}'
          cause: Something is wrong.
          advice: Correct it.
          retryable: after-change
          action: fix-request
          source: ours
          unreachable: null
        """,
        run.out());
  }

  @Test
  void checkPrintsEveryMistakeInContractFiles() {
    Run run = program.run("errors check wrong");

    assertEquals(new Run(1, "", "The first mistake.\nThe second mistake.\n"), run);
  }

  @Test
  void diffShowsWhatChangesAndFailsIfThatBreaksClients() {
    Run table = program.run("errors diff cliquify@2025-12-01 cliquify");
    Run markdown = program.run("errors diff cliquify@2025-12-01 cliquify --markdown");
    Run json = program.run("errors diff cliquify cliquify@2025-12-01 --format json");
    Run same = program.run("errors diff cliquify cliquify@2099-01-01");
    Run unknown = program.run("errors diff cliquify cliquify@2025-12-02");

    assertEquals(
        new Run(
            1,
            """
            ERROR                 PART    BEFORE     AFTER               BREAKING
            token-invalid-client  status  400        401                 yes
            token-invalid-client  body    {"n":400}  {"n":401}           yes
            api-invalid-client    error   -          403 invalid_client  yes
            """,
            "Changes: 3, breaking: 3.\n"),
        table);
    assertEquals(
        """
        | error | part | before | after | breaking |
        | --- | --- | --- | --- | --- |
        | token-invalid-client | status | 400 | 401 | yes |
        | token-invalid-client | body | `{"n":400}` | `{"n":401}` | yes |
        | api-invalid-client | error | - | 403 invalid_client | yes |
        """,
        markdown.out());
    assertEquals(
        "{\"error\":\"api-invalid-client\",\"part\":\"error\",\"before\":\"403 invalid_client\","
            + "\"after\":null,\"breaking\":false}]\n",
        json.out().substring(json.out().lastIndexOf('{')));
    assertEquals(
        new Run(0, "ERROR  PART  BEFORE  AFTER  BREAKING\n", "Changes: 0, breaking: 0.\n"), same);
    assertEquals(
        new Run(
            1,
            "",
            "There is no contract \"cliquify@2025-12-02\". Choose from: cliquify, house,"
                + " cliquify@2025-12-01, cliquify@2099-01-01.\n"),
        unknown);
  }

  @Test
  void listShowsTheErrorsOfAVersion() {
    Run version = program.run("errors list --contract cliquify@2025-12-01");

    assertEquals(
        """
        NAME                  CONTRACT             LAYER  STATUS  CODE
        token-invalid-client  cliquify@2025-12-01  token  400     invalid_client
        """,
        version.out());
  }

  @Test
  void checkListsWhatContractFilesChange() {
    Run run = program.run("errors check right");

    assertEquals(new Run(0, "NAME  CONTRACT  LAYER  STATUS  CODE\n", ""), run);
  }

  @Test
  void learnWritesAFileOnceAndListsWhatItLearned(@TempDir Path directory) throws IOException {
    Path recording = Files.writeString(directory.resolve("old.http"), "recorded");
    Program learning =
        program.learner(
            (contract, _, recordings) ->
                new Learned(
                    contract + " " + recordings.getFirst().text(),
                    List.of(
                        new Lesson("old.http", "a", Optional.of("not-found"), ""),
                        new Lesson("old.http", "b", Optional.empty(), "unclear"))));
    String line = "errors learn " + recording + " --contract house --contracts " + directory;
    Path file = directory.resolve("house").resolve("errors.yaml");

    Run first = learning.run(line);
    Run second = learning.run(line);

    assertEquals(
        new Run(
            0,
            """
            RECORDING  TITLE  ERROR      NOTE
            old.http   a      not-found  -
            old.http   b      -          unclear
            """,
            "Learned 1 of 2 exchanges: " + file + "\n"),
        first);
    assertEquals("house recorded", Files.readString(file));
    assertEquals(new Run(1, "", "The file \"" + file + "\" exists. Move it away first.\n"), second);
  }

  @Test
  void learnRefusesWhatItCannotReadOrDoesNotKnow(@TempDir Path directory) throws IOException {
    Path recording = Files.writeString(directory.resolve("old.http"), "");

    Run missing = program.run("errors learn missing.http --contract house --contracts d");
    Run unknown =
        program.run("errors learn " + recording + " --contract nobody --contracts " + directory);

    assertEquals(
        "The file \"missing.http\" does not exist or cannot be read. Give another one.\n",
        missing.err());
    assertEquals("There is no contract \"nobody\". Choose from: cliquify, house.\n", unknown.err());
    assertEquals(List.of(1, 1), List.of(missing.status(), unknown.status()));
  }
}
