package dev.tollgate.bootstrap;

import dev.tollgate.cli.command.SettingDescription;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SharedPages;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of {@code serve}: options by contract, each with its variable and its default. */
record ServeHelp(Folders folders) {

  /** Adds the variables of the server's own options, and puts those of contracts together. */
  void configureHelp(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option);
      command.addOption(withVariable(option));
    }
    command.usageMessage().abbreviateSynopsis(true);
    command
        .commandLine()
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, this::options);
  }

  private static OptionSpec withVariable(OptionSpec option) {
    if (!Settings.isSetting(option)) {
      return option;
    }
    return OptionSpec.builder(option)
        .description(
            String.join(" ", option.description()),
            variable(option.longestName(), option.defaultValue()))
        .build();
  }

  /** What help says of the variable of an option, whose default is null if it has none. */
  static String variable(String option, String fallback) {
    String variable = SettingDescription.variableOf(Settings.nameOf(option));
    return fallback == null ? "(" + variable + ")" : "(" + variable + "; default " + fallback + ")";
  }

  private static String heading(Folder folder) {
    return switch (folder) {
      case Contract contract -> "Contract " + contract.name();
      case SharedPages pages -> "Pages of all contracts, " + pages.name();
    };
  }

  private String options(Help help) {
    CommandSpec command = help.commandSpec();
    List<OptionSpec> own = new ArrayList<>(command.options());
    StringBuilder sections = new StringBuilder();
    for (Folder folder : folders.all()) {
      List<OptionSpec> options = ContractOptions.of(folder, command);
      if (!options.isEmpty()) {
        own.removeAll(options);
        sections
            .append(help.createHeading("%n" + heading(folder) + ":%n"))
            .append(help.optionListExcludingGroups(options));
      }
    }
    return help.optionListExcludingGroups(own) + sections;
  }
}
