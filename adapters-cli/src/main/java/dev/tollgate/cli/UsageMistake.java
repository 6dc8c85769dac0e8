package dev.tollgate.cli;

import dev.tollgate.application.Suggestions;
import dev.tollgate.cli.command.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A mistake in the arguments of a command, in a sentence of our own. */
record UsageMistake(ParameterException mistake) {

  /** What the parser says of a noun without a command. */
  static final String NO_COMMAND = "Missing required subcommand";

  private static final Pattern ONE_OF =
      Pattern.compile(".*specify one of these\\): \\((.*)\\)", Pattern.DOTALL);

  /** What {@code tollgate help} says. */
  private static final Pattern UNKNOWN_COMMAND =
      Pattern.compile("Unknown subcommand '(.*)'[.]", Pattern.DOTALL);

  private static final Pattern BAD_VALUE =
      Pattern.compile(
          "Invalid value for (?:option '([^']+)'(?: \\([^)]*\\))?|positional parameter at index"
              + " \\S+ \\((.+?)\\)): (.*)",
          Pattern.DOTALL);
  private static final Pattern SUPERFLUOUS_VALUE =
      Pattern.compile(
          "(?:Invalid value for )?option '([^'=]+)"
              + "(?:.* should be specified without .*|': '.*' is not a boolean)",
          Pattern.DOTALL);

  /** What is wrong, and the nearest name where one was mistyped. */
  String sentence() {
    String message = mistake.getMessage().replaceFirst("^Error: ", "");
    Matcher unknown = UNKNOWN_COMMAND.matcher(message);
    if (unknown.matches()) {
      return unmatched(unknown.group(1), mistake.getCommandLine().getCommandSpec());
    }
    return switch (mistake) {
      case UnmatchedArgumentException unmatched ->
          unmatched(unmatched.getUnmatched().getFirst(), mistake.getCommandLine().getCommandSpec());
      case MissingParameterException missing ->
          misspelt()
              .orElseGet(
                  () ->
                      missing(
                          missing.getMissing(),
                          message,
                          mistake.getCommandLine().getCommandSpec()));
      case OverwrittenOptionException twice ->
          "Give " + name(twice.getOverwritten()) + " only once.";
      case MutuallyExclusiveArgsException _ ->
          "Give only one of " + given(message.replaceFirst(" are mutually .*", "")) + ".";
      default -> worded(message);
    };
  }

  /** An option that does not exist may be the one that is missing. */
  private Optional<String> misspelt() {
    return mistake.getCommandLine().getUnmatchedArguments().stream()
        .filter(it -> it.startsWith("-"))
        .findFirst()
        .map(it -> unmatched(it, mistake.getCommandLine().getCommandSpec()));
  }

  private static String unmatched(String typed, CommandSpec at) {
    boolean isOption = typed.startsWith("-");
    Stream<String> known =
        isOption ? at.optionsMap().keySet().stream() : at.subcommands().keySet().stream();
    String nearest =
        new Suggestions(known.toList())
            .nearest(typed.replaceFirst("=.*", ""))
            .map(it -> " Did you mean " + it + "?")
            .orElse("");
    if (isOption) {
      return "There is no option " + typed.replaceFirst("(?s)=.*", "") + " here." + nearest;
    }
    return at.subcommands().isEmpty()
        ? Quoted.of(typed) + " is one argument too many."
        : "There is no command " + Quoted.of(typed) + " here." + nearest;
  }

  private static String missing(List<ArgSpec> missing, String message, CommandSpec command) {
    if (message.startsWith("Expected") || message.contains(" for option ")) {
      return name(missing.getFirst()) + " needs a value: " + usage(missing.getFirst());
    }
    Matcher oneOf = ONE_OF.matcher(message);
    if (oneOf.matches()) {
      return "Give one of " + given(oneOf.group(1).replace(" | ", ", ")) + ".";
    }
    return message.contains("argument(s)")
        ? "Nothing to change: give at least one of the options."
        : "Missing: " + enumerated(lacking(command).map(UsageMistake::usage).toList());
  }

  /** Parameters before options; the parser names only the ones or the others. */
  private static Stream<ArgSpec> lacking(CommandSpec command) {
    return Stream.concat(command.positionalParameters().stream(), command.options().stream())
        .filter(it -> it.required() && it.group() == null)
        .filter(it -> it.getValue() == null);
  }

  private static String worded(String message) {
    Matcher superfluous = SUPERFLUOUS_VALUE.matcher(message);
    if (superfluous.matches()) {
      return superfluous.group(1) + " takes no value.";
    }
    Matcher value = BAD_VALUE.matcher(message);
    if (value.matches()) {
      String name = value.group(1) == null ? value.group(2) : value.group(1);
      return "Invalid value for " + name + ": " + value.group(3);
    }
    return message.equals(NO_COMMAND) ? "Missing: a command" : message;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String usage(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  /** Options as they are typed: {@code --icon FILE and --no-icon}. */
  private static String given(String options) {
    return enumerated(List.of(options.replace('=', ' ').split(", ")));
  }

  private static String enumerated(List<String> names) {
    return String.join(", ", names).replaceFirst("(.*), ", "$1 and ");
  }
}
