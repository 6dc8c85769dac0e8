package dev.tollgate.cli.command;

import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What the help says, as one line of plain text. */
public final class HelpText {

  private HelpText() {}

  public static String of(CommandSpec command) {
    return plain(List.of(command.usageMessage().description()));
  }

  public static String of(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return plain(List.of(argument.description()))
        .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString()))
        .replace(
            "${COMPLETION-CANDIDATES}", candidates == null ? "" : String.join(", ", candidates));
  }

  private static String plain(List<String> lines) {
    return Ansi.OFF
        .string(String.join(" ", lines))
        .replace("%n", " ")
        .replace("%%", "%")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
