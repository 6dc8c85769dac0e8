package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientAuthentication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What commands print for pasting is given to a real shell. */
class PastedLinesTest {

  private static final CommandLine LINE =
      new Program()
          .app(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()))
          .commandLine();

  private static final String PRINT_ARGUMENTS =
      "tollgate() { for word in \"$@\"; do printf '%s\\0' \"$word\"; done; }; ";

  /** The words that a shell makes of a command line, without the program. */
  private static String[] words(String line) throws IOException, InterruptedException {
    assertTrue(line.startsWith("tollgate "), line);
    Process shell = new ProcessBuilder("sh", "-c", PRINT_ARGUMENTS + line).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String complaints = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), complaints);
    assertEquals("", complaints);
    return printed.substring(0, printed.length() - 1).split("\0", -1);
  }

  private static String suggested(String message) {
    return message.substring(message.indexOf(": tollgate ") + 2).strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain", "", "two words", "it's", "\"", "$HOME", "`id`", "a!b", "!!", "-x", "--help", "~x",
        "*", "a;b", "a&b|c", "#x", "\\", "a\nb", "caf\u00e9", "=ls", "{a,b}", "$(id)", "'", "%1"
      })
  void anyTextIsOneWordOfAShell(String text) throws Exception {
    assertEquals(
        List.of(text, "--o", text),
        List.of(words("tollgate " + ShellLine.word(text) + " --o " + ShellLine.word(text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain", "it's", "$HOME", "`id`", "a!b", "-x", "--help", "~x", "*", "a;b", "a&b", "#x",
        "$(id)", "--", "-"
      })
  void suggestedCommandsReachTheClientWhateverItsId(String id) throws Exception {
    Program program = Program.withOneOfEach();
    var _ = program.client(id, Optional.of("com_1"), true);

    Run scope = program.run("client", "update", "--remove-scope", "none", "--", id);
    Run secret = program.run("client", "secret", "revoke", "--", id, "sec_0");
    Run keys = program.run("client", "keys", "--jwks-uri", "https://a.example/1", "--", id);

    for (Run refused : List.of(scope, secret, keys)) {
      assertEquals(1, refused.status(), refused.err());
      Run pasted = program.run(words(suggested(refused.err())));
      assertEquals(0, pasted.status(), refused.err() + pasted.err());
    }
    String shown = program.run(words(suggested(scope.err()))).out().lines().findFirst().orElse("");
    assertTrue(shown.matches("CLIENT ID +" + Pattern.quote(id)), scope.err() + shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "it's", "$HOME", "a!b"})
  void theNextPageOfAListFollowsWhateverIdIsTheLast(String id) throws Exception {
    Program program = Program.withOneOfEach();
    var _ = program.client(id, new ClientAuthentication.None());
    var _ = program.client("~last", new ClientAuthentication.None());

    String before = program.run("client list --format json").out();
    int place =
        List.of(before.split("\"client_id\":\"", -1)).stream()
            .map(it -> it.split("\"", 2)[0])
            .toList()
            .indexOf(id);
    Run first = program.run("client", "list", "--limit", String.valueOf(place));
    String option = first.err().strip().replaceFirst(".*Continue with: ", "");
    Run next = program.run(words("tollgate client list --limit 1 " + option));

    assertTrue(first.err().startsWith("There are more. Continue with: --after"), first.err());
    assertEquals(0, next.status(), option + next.err());
    assertTrue(!next.out().contains("\n" + id + " "), next.out());
  }

  @Test
  void suggestedCommandsGoToTheStoreThatWasGiven() throws Exception {
    Program program = Program.withOneOfEach();

    Run refused =
        program.run("--data", "my dir's $x!", "--storage", "h2:-a b", "client", "show", "nobody");
    String[] pasted = words(suggested(refused.err()));
    Run list = program.run(pasted);

    assertEquals(
        List.of("--data", "my dir's $x!", "--storage", "h2:-a b", "client", "list"),
        List.of(pasted));
    assertEquals(0, list.status(), list.err());
    assertEquals(program.opened.getFirst(), program.opened.getLast());
  }

  @Test
  void suggestedCommandsLeaveOutCredentials() {
    Run refused =
        Program.withOneOfEach().run("--storage jdbc:postgresql://u:pass@h/db client show nobody");

    assertTrue(refused.err().endsWith("run: tollgate --storage URL client list\n"), refused.err());
  }

  static Stream<String> examples() {
    return all(LINE)
        .flatMap(line -> Stream.of(line.getCommandSpec().usageMessage().footer()))
        .map(String::strip)
        .filter(line -> line.startsWith("tollgate ") && !line.startsWith("tollgate completion"));
  }

  private static Stream<CommandLine> all(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(PastedLinesTest::all));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExamplesOfTheHelpAreReadByAShellAsCommands(String example) throws Exception {
    List<String> words = new ArrayList<>(List.of(words(example.replaceFirst(" < .*", ""))));

    var parsed = LINE.parseArgs(words.toArray(String[]::new));

    assertTrue(parsed.asCommandLineList().getLast().getSubcommands().isEmpty(), example);
    assertEquals(List.of(), parsed.unmatched());
  }
}
