package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.Configuration.Given;
import dev.tollgate.cli.command.Secrets;
import dev.tollgate.cli.command.SettingDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Environment variables and the configuration file in place of options that were not given. */
record SettingDefaults(
    CommandSpec command,
    Map<String, SettingDescription> settings,
    Supplier<Configuration> configuration)
    implements IDefaultValueProvider {

  SettingDefaults(
      CommandSpec command,
      List<SettingDescription> settings,
      Supplier<Configuration> configuration) {
    this(
        command,
        settings.stream().collect(Collectors.toMap(SettingDescription::name, Function.identity())),
        configuration);
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && !option.inherited()
        ? Optional.ofNullable(settings.get(Settings.nameOf(option.longestName())))
            .flatMap(this::given)
            .orElse(null)
        : null;
  }

  private Optional<String> given(SettingDescription setting) {
    Optional<Given> given =
        switch (setting.kind()) {
          case PLAIN, ENVIRONMENT -> configuration.get().given(setting.variable());
          case URL, SECRET -> secret(setting);
        };
    given
        .flatMap(setting::mistake)
        .ifPresent(
            mistake -> {
              throw new ParameterException(command.commandLine(), mistake);
            });
    return given.map(Given::value);
  }

  /** Short, because picocli traces it each time that it asks for a default. */
  @Override
  public String toString() {
    return "SettingDefaults[" + command.name() + "]";
  }

  /** The value, or what the file holds that is named instead of it. */
  private Optional<Given> secret(SettingDescription setting) {
    try {
      return Secrets.of(setting.variable(), configuration.get().merged())
          .map(value -> new Given(value, configuration.get().locate(setting.variable())));
    } catch (StorageMisconfigured e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
