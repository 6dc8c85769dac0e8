package dev.tollgate.cli.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ServerProbe.Finding;
import dev.tollgate.application.port.ServerProbe.Outcome;
import dev.tollgate.application.port.ServerProbe.Target;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProbeCommandTest {

  private static final Finding SAME = new Finding("one", "house", Outcome.SAME, List.of());
  private static final Finding DIFFERENT =
      new Finding("two", "house", Outcome.DIFFERENT, List.of("status 500 instead of 404"));
  private static final Finding LEFT_OUT =
      new Finding("three", "house", Outcome.NOT_PROVOKED, List.of("needs a client"));

  private static final String PROBE = "probe http://127.0.0.1:1 --contract house ";

  private final List<Target> targets = new ArrayList<>();

  private Program finding(Finding... findings) {
    return new Program()
        .probe(
            target -> {
              targets.add(target);
              return List.of(findings);
            });
  }

  @Test
  void everyErrorIsListedAndAFaultFailsTheCommand() {
    Run run = finding(SAME, DIFFERENT, LEFT_OUT).run(PROBE);

    assertEquals(
        new Run(
            1,
            """
            ERROR  LAYER  OUTCOME       DETAILS
            one    house  same          -
            two    house  different     status 500 instead of 404
            three  house  not-provoked  needs a client
            """,
            "Score: 50 %. Of 3 errors, 2 were provoked, and 1 are the same.\n"),
        run);
  }

  @Test
  void theScoreIsAMemberOfJson() {
    Run run = finding(SAME, LEFT_OUT).run(PROBE + "--format json");

    assertEquals(0, run.status());
    assertEquals(
        """
        {"score":100,"same":1,"provoked":1,"errors":[{"error":"one","layer":"house","outcome":"same","details":[]},{"error":"three","layer":"house","outcome":"not-provoked","details":["needs a client"]}]}
        """,
        run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          probe http://192.0.2.1 --contract house | The server is not on this machine. If you may test it, add --i-may-test-this-server.
          probe ftp://127.0.0.1 --contract house | "ftp://127.0.0.1" is not a URL such as http://127.0.0.1:8080.
          probe http://127.0.0.1:1 --contract house --rate 0 | --rate is from 1 to 100.
          probe http://127.0.0.1:1 --contract house --client ci | --client needs the secret of the client in TOLLGATE_CLIENT_SECRET.
          """)
  void wrongUsageSendsNothing(String line, String sentence) {
    Run run = finding(SAME).run(line);

    assertEquals(2, run.status());
    assertTrue(run.err().startsWith(sentence), run.err());
    assertEquals(List.of(), targets);
  }

  @Test
  void anotherMachineIsProbedByWhoSaysThatTheyMay() {
    Run run = finding(SAME).run("probe http://192.0.2.1 --contract house --i-may-test-this-server");

    assertEquals(0, run.status(), run.err());
    assertEquals("http://192.0.2.1", targets.getFirst().server().toString());
  }

  @Test
  void theSecretComesFromTheEnvironment() {
    Run run = finding(SAME).variable("TOLLGATE_CLIENT_SECRET", "s3cret").run(PROBE + "--client ci");

    assertEquals(0, run.status(), run.err());
    assertEquals("s3cret", targets.getFirst().client().orElseThrow().secret().reveal());
  }

  @Test
  void whatCannotBeProbedIsRefusedWithASentence() {
    Run silent =
        new Program()
            .probe(
                _ -> {
                  throw new UncheckedIOException(new IOException("refused"));
                })
            .run(PROBE);
    Run unknown = finding(SAME).run("probe http://127.0.0.1:1 --contract nobody");
    Run mistaken = finding(SAME).run(PROBE + "--contracts wrong");

    assertEquals(
        "Nothing at \"http://127.0.0.1:1\" replies. Check the address and the port.\n",
        silent.err());
    assertEquals(
        "There is no contract \"nobody\". Choose from: cliquify, house, cliquify@2025-12-01,"
            + " cliquify@2099-01-01.\n",
        unknown.err());
    assertEquals("The first mistake.\nThe second mistake.\n", mistaken.err());
    assertEquals(List.of(1, 1, 1), List.of(silent.status(), unknown.status(), mistaken.status()));
  }
}
