package dev.tollgate.cli.config;

import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.Configuration.Given;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.SettingCatalog;
import dev.tollgate.cli.command.SettingDescription;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Result;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tollgate config ...}. */
@Command(
    name = "config",
    description =
        "Checks and shows the settings, as given by environment variables and the configuration"
            + " file.",
    footer = "  tollgate config check --config tollgate.yaml",
    addMethodSubcommands = false)
public final class ConfigCommands {

  private static final String MASK = "******";
  private static final String DEFAULT = "default";

  private record Shown(String name, Optional<String> value, String from) {}

  private static final Shape<Shown> SETTING =
      Shape.<Shown>of("name", it -> Cell.text(it.name()))
          .and("value", it -> Cell.text(it.value()))
          .and("from", it -> Cell.text(it.from()));

  private final Runner<String> runner;
  private final Tollgate options;
  private final SettingCatalog catalog;

  private ConfigCommands(Invocation invocation) {
    this.runner = new Runner<>(invocation, mistakes -> mistakes);
    this.options = invocation.options();
    this.catalog = invocation.ports().settings();
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation.noun(new ConfigCommands(invocation));
  }

  @Command(
      name = "check",
      description = {
        "Checks the configuration file and the environment variables, and lists every mistake."
            + " Neither opens the store nor starts a server."
      },
      footer = "  tollgate config check --config tollgate.yaml")
  int check() {
    List<String> mistakes = new ConfigCheck(options, catalog).mistakes();
    if (mistakes.isEmpty()) {
      runner.remark("The configuration is valid.");
      return Runner.DONE;
    }
    return runner.refuse(String.join(System.lineSeparator(), mistakes));
  }

  @Command(
      name = "show",
      description = "Shows the value of every setting and where it comes from. Secrets are masked.",
      footer = "  tollgate config show --format yaml")
  int show() {
    Configuration configuration = options.configuration();
    StoreOptions store = options.storeOptions();
    List<Shown> shown =
        catalog.all().stream().map(setting -> shown(setting, configuration, store)).toList();
    return runner.answerWithoutStore(() -> Result.<Output, String>ok(SETTING.many(shown)));
  }

  private Shown shown(SettingDescription setting, Configuration configuration, StoreOptions store) {
    Optional<Given> given =
        options
            .option(setting.name())
            .or(
                () ->
                    setting.variables().stream()
                        .flatMap(variable -> configuration.given(variable).stream())
                        .findFirst());
    Optional<String> value =
        switch (setting.kind()) {
          case PLAIN, ENVIRONMENT -> given.map(Given::value).or(setting::fallback);
          case URL -> Optional.of(store.place());
          case SECRET -> given.map(_ -> MASK);
        };
    return new Shown(setting.name(), value, given.map(Given::place).orElse(DEFAULT));
  }
}
