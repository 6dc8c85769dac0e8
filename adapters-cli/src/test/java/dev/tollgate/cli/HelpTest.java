package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

  private static final List<String> OF_PICOCLI = List.of("tollgate help");
  private static final CommandLine LINE = commandLine();

  static Stream<String> commands() {
    return all(LINE)
        .map(line -> line.getCommandSpec().qualifiedName())
        .filter(name -> !OF_PICOCLI.contains(name));
  }

  @Test
  void everyCommandLineOfTheManualExists() {
    List<String> names = commands().toList();

    assertTrue(
        names.containsAll(
            List.of(
                "tollgate enterprise create",
                "tollgate enterprise list",
                "tollgate enterprise show",
                "tollgate enterprise rename",
                "tollgate enterprise activate",
                "tollgate enterprise deactivate",
                "tollgate company create",
                "tollgate company list",
                "tollgate company show",
                "tollgate company rename",
                "tollgate company activate",
                "tollgate company deactivate",
                "tollgate scope create",
                "tollgate scope list",
                "tollgate client register",
                "tollgate client list",
                "tollgate client show",
                "tollgate client enable",
                "tollgate client disable",
                "tollgate client link",
                "tollgate client unlink",
                "tollgate client delete",
                "tollgate client keys",
                "tollgate client secret add",
                "tollgate client secret rotate",
                "tollgate client secret list",
                "tollgate client secret revoke",
                "tollgate enterprise delete",
                "tollgate company delete",
                "tollgate client update",
                "tollgate client import",
                "tollgate company update",
                "tollgate user create",
                "tollgate user update",
                "tollgate user list",
                "tollgate user show",
                "tollgate user enable",
                "tollgate user disable",
                "tollgate user delete",
                "tollgate user set-password",
                "tollgate user join",
                "tollgate user leave",
                "tollgate session list",
                "tollgate session end",
                "tollgate grant list",
                "tollgate grant show",
                "tollgate grant revoke",
                "tollgate token introspect",
                "tollgate token revoke",
                "tollgate token revoke-all",
                "tollgate token list",
                "tollgate token purge",
                "tollgate errors list",
                "tollgate errors show",
                "tollgate resource create",
                "tollgate resource list",
                "tollgate resource delete",
                "tollgate key list",
                "tollgate key rotate",
                "tollgate key retire",
                "tollgate key import",
                "tollgate library import",
                "tollgate library list",
                "tollgate library export",
                "tollgate storage status",
                "tollgate storage migrate",
                "tollgate storage copy",
                "tollgate storage export",
                "tollgate storage import",
                "tollgate completion")),
        names.toString());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpGoesToStandardOutputWithAnExampleAndFitsTheTerminal(String name) {
    Program program = new Program();

    Run run = program.run((name.substring("tollgate".length()) + " --help").strip().split(" "));

    assertEquals(0, run.status());
    assertEquals("", run.err());
    assertTrue(run.out().startsWith("Usage: " + name + " "), run.out());
    assertTrue(run.out().contains("\nExample:\n  "), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
    assertEquals(List.of(), program.opened);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExampleIsAValidCommandLine(String name) {
    String example = example(name);

    String command = example.replace("source <(", "").replace(")", "").replaceFirst(" < .*", "");
    String[] args = command.replaceAll("\"[^\"]*\"", "text").substring(9).split(" ");

    assertTrue(command.startsWith("tollgate "), example);
    var parsed = LINE.parseArgs(args);
    assertTrue(parsed.asCommandLineList().getLast().getSubcommands().isEmpty(), example);
  }

  @Test
  void everyCommandGoesByItsOwnName() {
    all(LINE)
        .forEach(
            line ->
                line.getSubcommands()
                    .forEach((name, command) -> assertEquals(name, command.getCommandName())));
  }

  /** A command line that begins with the name of a command reads that command only. */
  @ParameterizedTest
  @ValueSource(strings = {"client", "client register", "storage copy", "errors"})
  void aCommandIsTheSameReadAloneAndWithAllOthers(String command) {
    Program program = new Program();

    Run alone = program.run((command + " --help").split(" "));
    Run withOthers = program.run(("--format json " + command + " --help").split(" "));

    assertEquals(withOthers, alone);
  }

  @Test
  void completionKnowsTheCommands() {
    Run run = new Program().run("completion");

    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("#!/usr/bin/env bash\n"), run.out());
    assertTrue(run.out().contains("deactivate"), run.out());
    assertTrue(run.out().contains("complete -F _complete_tollgate"), run.out());
  }

  private static String example(String name) {
    return all(LINE)
        .filter(it -> it.getCommandSpec().qualifiedName().equals(name))
        .map(it -> it.getCommandSpec().usageMessage().footer()[0].strip())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<CommandLine> all(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::all));
  }

  private static CommandLine commandLine() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Program().app(nowhere, nowhere).commandLine();
  }
}
