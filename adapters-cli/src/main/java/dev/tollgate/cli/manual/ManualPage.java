package dev.tollgate.cli.manual;

import dev.tollgate.cli.command.HelpText;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Generates the manual page in the macros of man(7), from the same model as the help. */
final class ManualPage {

  private static final String EXIT_STATUS =
      """
      .SH EXIT STATUS
      .TP
      .B 0
      Success.
      .TP
      .B 1
      A refusal or a failure, with its reason on standard error.
      .TP
      .B 2
      Wrong usage.
      """;

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  static String of(CommandSpec root) {
    ManualPage manual = new ManualPage();
    manual.line(".TH " + root.name().toUpperCase(Locale.ROOT) + " 1");
    manual.line(".SH NAME");
    manual.line(escaped(root.name() + " - " + HelpText.of(root)));
    manual.line(".SH SYNOPSIS");
    manual.line(".B " + escaped(root.name()));
    manual.line("\\fICOMMAND\\fR [\\fIARGUMENT\\fR...]");
    manual.line(".SH OPTIONS OF EVERY COMMAND");
    manual.arguments(root, true);
    manual.line(".SH COMMANDS");
    manual.commands(root);
    manual.page.append(EXIT_STATUS);
    return manual.page.toString();
  }

  private void commands(CommandSpec parent) {
    for (CommandLine line : parent.subcommands().values()) {
      CommandSpec command = line.getCommandSpec();
      if (command.subcommands().isEmpty()) {
        line(".SS " + escaped(synopsis(command)));
        line(escaped(HelpText.of(command)));
        arguments(command, false);
      } else {
        commands(command);
      }
    }
  }

  private static String synopsis(CommandSpec command) {
    return Stream.concat(
            Stream.of(command.qualifiedName()),
            command.positionalParameters().stream().map(ManualPage::label))
        .collect(Collectors.joining(" "));
  }

  private static String label(PositionalParamSpec parameter) {
    return parameter.required() ? parameter.paramLabel() : "[" + parameter.paramLabel() + "]";
  }

  private void arguments(CommandSpec command, boolean inherited) {
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      entry("\\fI" + escaped(parameter.paramLabel()) + "\\fR", HelpText.of(parameter));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && !option.usageHelp() && (inherited || !option.inherited())) {
        String value =
            option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
        entry(
            "\\fB" + escaped(String.join(", ", option.names())) + "\\fR" + value,
            HelpText.of(option));
      }
    }
  }

  private void entry(String term, String description) {
    line(".TP");
    line(term);
    line(escaped(description));
  }

  /** A backslash, a hyphen that is a minus, and what begins a line like a macro. */
  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
