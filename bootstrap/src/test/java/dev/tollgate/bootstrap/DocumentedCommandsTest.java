package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.command.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every command that a document shows, also one that no test can run, is one of the program. */
final class DocumentedCommandsTest {

  private static final CommandLine TOLLGATE = tollgate();

  private static final Pattern COMMAND =
      Pattern.compile("(?m)^(?: {4}|[$] )?(?:[.]/)?tollgate ((?:[^\\n\\\\]|\\\\\\n)+)$");

  /** Behind a command: a comment, what reads its output, or where its input comes from. */
  private static final Pattern BEHIND = Pattern.compile(" +(#|[|<>(]).*");

  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

  @Test
  void everyCommandOfADocumentExists() throws IOException {
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    try (Stream<Path> pages = Files.list(Path.of("../docs"))) {
      Stream<Path> documents = Stream.concat(Stream.of(Path.of("../README.md")), pages);
      for (Path document : documents.filter(it -> it.toString().endsWith(".md")).toList()) {
        for (String command : commands(Files.readString(document))) {
          commands++;
          parse(command).ifPresent(said -> wrong.add(document + ": " + command + ": " + said));
        }
      }
    }

    assertEquals(List.of(), wrong);
    assertTrue(commands > 80, "" + commands);
  }

  /** Options that the README describes once, for all commands that have them. */
  private static final Set<String> OF_MANY =
      Set.of("--help", "--limit", "--after", "--status", "--dry-run", "--yes");

  private static final Pattern SYNOPSIS =
      Pattern.compile("(?m)^ {4}tollgate ([a-z-]+)((?:.*\\n {6,})*.*)$");

  private static final Pattern OPTION = Pattern.compile("--(?:\\[no-\\])?[a-z][a-z-]*");

  @Test
  void theReadmeNamesEveryCommandAndEveryOption() throws IOException {
    String section =
        Files.readString(Path.of("../README.md"))
            .replaceFirst("(?s).*\n## The command line\n", "")
            .replaceFirst("(?s)\n## .*", "");
    Map<String, String> documented = new TreeMap<>();
    SYNOPSIS
        .matcher(section)
        .results()
        .forEach(
            it ->
                documented.merge(
                    it.group(1), it.group(2).replaceAll("\\(.*?\\)", ""), String::concat));
    List<String> known = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    TOLLGATE.getSubcommands().forEach((noun, line) -> describe(noun, line, known));
    documented.forEach(
        (noun, text) -> {
          CommandLine line = TOLLGATE.getSubcommands().get(noun);
          assertNotNull(line, noun);
          known.stream()
              .filter(it -> it.startsWith(noun + " ") && names(text, it))
              .forEach(shown::add);
          OPTION
              .matcher(text)
              .results()
              .map(it -> noun + " " + it.group().replace("[no-]", ""))
              .filter(
                  it -> !known.contains(it) && !OF_MANY.contains(it.substring(noun.length() + 1)))
              .forEach(it -> shown.add(it + ", which does not exist"));
        });

    assertEquals(
        known.stream().distinct().sorted().toList(), shown.stream().distinct().sorted().toList());
  }

  /** The commands of a noun, and its options that the README has to name. */
  private static void describe(String noun, CommandLine line, List<String> known) {
    boolean isServer = Set.of("serve", "help").contains(noun);
    if (!isServer) {
      for (Map.Entry<String, CommandLine> command : line.getSubcommands().entrySet()) {
        known.add(noun + " " + command.getKey());
        describe(noun, command.getValue(), known);
      }
      line.getCommandSpec().options().stream()
          .filter(it -> !it.inherited() && !OF_MANY.contains(it.longestName()))
          .forEach(it -> known.add(noun + " " + it.longestName()));
    }
  }

  /** Whether a synopsis names a command or an option. */
  private static boolean names(String synopsis, String known) {
    String name = known.substring(known.indexOf(' ') + 1);
    return Pattern.compile("(?<![a-z-])" + name + "(?![a-z-])")
        .matcher(synopsis.replace("[no-]", ""))
        .find();
  }

  private static CommandLine tollgate() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Main.app(new Terminal(Map.of(), InputStream.nullInputStream(), nowhere, nowhere, false))
        .commandLine();
  }

  /** Without lines that show alternatives, and without files that are not here. */
  private static List<String> commands(String document) {
    return COMMAND
        .matcher(document)
        .results()
        .map(it -> it.group(1).replace("\\\n", ""))
        .filter(it -> !it.contains(" | ") && !it.contains("["))
        .map(it -> BEHIND.matcher(it).replaceFirst("").replaceAll(" --config \\S+", ""))
        .toList();
  }

  private static Optional<String> parse(String command) {
    String[] words =
        WORD.matcher(command)
            .results()
            .map(MatchResult::group)
            .map(word -> word.replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"))
            .toArray(String[]::new);
    try {
      var _ = TOLLGATE.parseArgs(words);
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
