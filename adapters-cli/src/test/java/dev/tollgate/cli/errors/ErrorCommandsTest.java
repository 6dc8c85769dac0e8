package dev.tollgate.cli.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
  void checkListsWhatContractFilesChange() {
    Run run = program.run("errors check right");

    assertEquals(new Run(0, "NAME  CONTRACT  LAYER  STATUS  CODE\n", ""), run);
  }
}
