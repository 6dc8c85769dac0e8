package dev.tollgate.bootstrap;

import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The settings of contracts as options of a command. */
record ContractOptions(Folders folders) {

  void addTo(CommandSpec command) {
    folders.settings().forEach(setting -> command.addOption(option(setting)));
  }

  /** Those of one folder, among the options of a command. */
  static List<OptionSpec> of(Folder folder, CommandSpec command) {
    return folder.settings().stream().map(setting -> find(setting, command)).toList();
  }

  /** What a command line and the variables behind it decided. */
  SettingValues values(CommandSpec command) {
    return new SettingValues(
        folders.settings().stream()
            .collect(
                Collectors.toMap(Setting::option, setting -> find(setting, command).getValue())));
  }

  private static OptionSpec find(Setting<?> setting, CommandSpec command) {
    return command.optionsMap().get(setting.option());
  }

  private static OptionSpec option(Setting<?> setting) {
    return OptionSpec.builder(setting.option())
        .paramLabel(setting.label())
        .type(String.class)
        .converters(new Checked(setting))
        .defaultValue(setting.fallback())
        .description(setting.help(), ServeHelp.variable(setting.option(), setting.fallback()))
        .build();
  }

  /** Keeps the text that a setting takes. */
  private record Checked(Setting<?> setting) implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return setting
          .parser()
          .apply(text)
          .fold(
              _ -> text,
              problem -> {
                throw new TypeConversionException(problem);
              });
    }
  }
}
