package dev.tollgate.cli.completion;

import dev.tollgate.cli.command.HelpText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Generates the completion script for the fish shell. */
final class FishCompletion {

  private final StringBuilder script = new StringBuilder();
  private final Set<String> paths = new TreeSet<>();
  private final Set<String> taking = new TreeSet<>();
  private final String program;

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandSpec root) {
    FishCompletion completion = new FishCompletion(root.name());
    completion.describe(root, "");
    return completion.head() + completion.script;
  }

  private void describe(CommandSpec command, String path) {
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              String below = (path + " " + name).strip();
              paths.add(below);
              complete(path, "-a " + name + described(HelpText.of(line.getCommandSpec())));
            });
    for (OptionSpec option : command.options()) {
      complete(path, names(option) + values(option) + described(HelpText.of(option)));
    }
    for (ArgSpec argument : command.positionalParameters()) {
      List<String> words = candidates(argument);
      if (!words.isEmpty()) {
        complete(path, "-a " + quoted(String.join(" ", words)));
      } else if (type(argument) == Path.class) {
        complete(path, "-F");
      }
    }
    for (CommandLine line : command.subcommands().values()) {
      CommandSpec below = line.getCommandSpec();
      describe(below, (path + " " + below.name()).strip());
    }
  }

  private void complete(String path, String what) {
    script
        .append("complete -c ")
        .append(program)
        .append(" -n ")
        .append(quoted("__" + program + "_at " + quotedInside(path)))
        .append(' ')
        .append(what)
        .append('\n');
  }

  private static String names(OptionSpec option) {
    return option.names().length == 0
        ? ""
        : List.of(option.names()).stream()
            .map(
                name ->
                    name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
            .collect(Collectors.joining(" "));
  }

  private String values(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    taking.addAll(List.of(option.names()));
    List<String> words = candidates(option);
    if (!words.isEmpty()) {
      return " -x -a " + quoted(String.join(" ", words));
    }
    return type(option) == Path.class ? " -r -F" : " -x";
  }

  /** The type of an argument, or of its value if it is optional. */
  private static Class<?> type(ArgSpec argument) {
    return argument.typeInfo().isOptional() ? argument.auxiliaryTypes()[0] : argument.type();
  }

  private static List<String> candidates(ArgSpec argument) {
    Class<?> type = type(argument);
    return type.isEnum()
        ? List.of(type.getEnumConstants()).stream().map(Object::toString).toList()
        : argument.completionCandidates() == null
            ? List.of()
            : StreamSupport.stream(argument.completionCandidates().spliterator(), false).toList();
  }

  private static String described(String text) {
    return text.isEmpty() ? "" : " -d " + quoted(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String quotedInside(String text) {
    return '"' + text + '"';
  }

  /**
   * Options that take a value swallow the word after them; words that are no commands are
   * arguments.
   */
  private String head() {
    return """
    # fish completion of %1$s

    function __%1$s_at
        set -l path
        set -l swallow 0
        set -l words (commandline -opc)
        for word in $words[2..-1]
            if test $swallow = 1
                set swallow 0
            else if contains -- $word %2$s
                set swallow 1
            else if contains -- (string join -- ' ' $path $word) %3$s
                set path $path $word
            end
        end
        test "$path" = "$argv[1]"
    end

    complete -c %1$s -f

    """
        .formatted(
            program,
            String.join(" ", taking),
            paths.stream().map(FishCompletion::quoted).collect(Collectors.joining(" ")));
  }
}
