package dev.tollgate.cli.config;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.ConfigurationFile;
import dev.tollgate.cli.command.Secrets;
import dev.tollgate.cli.command.SettingCatalog;
import dev.tollgate.cli.command.SettingDescription;
import dev.tollgate.cli.command.Tollgate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for mistakes in the configuration file and the environment variables. */
record ConfigCheck(Tollgate options, SettingCatalog catalog) {

  /**
   * All of them, as sentences; if there are none, the first reason why a server would not start.
   */
  List<String> mistakes() {
    Optional<ConfigurationFile> file = options.configurationFile();
    Configuration configuration = options.withFile(file);
    List<SettingDescription> settings = catalog.all();
    List<String> mistakes = new ArrayList<>();
    file.ifPresent(it -> mistakes.addAll(it.mistakes()));
    mistakes.addAll(configuration.unknownVariables(settings));
    settings.forEach(setting -> mistakes.addAll(mistakes(setting, configuration)));
    return mistakes.isEmpty()
        ? catalog
            .objection(configuration, options.storeOptions(configuration))
            .map(configuration::locate)
            .stream()
            .toList()
        : mistakes;
  }

  private static List<String> mistakes(SettingDescription setting, Configuration configuration) {
    return switch (setting.kind()) {
      case PLAIN, ENVIRONMENT ->
          configuration.given(setting.variable()).flatMap(setting::mistake).stream().toList();
      case URL, SECRET -> unreadable(setting, configuration);
    };
  }

  private static List<String> unreadable(SettingDescription setting, Configuration configuration) {
    try {
      return Secrets.of(setting.variable(), configuration.merged())
          .flatMap(setting.problem())
          .map(wrong -> "Invalid value for " + setting.variable() + ": " + wrong)
          .map(configuration::locate)
          .stream()
          .toList();
    } catch (StorageMisconfigured e) {
      return Stream.of(e.getMessage()).map(configuration::locate).toList();
    }
  }
}
