package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.SettingCatalog;
import dev.tollgate.cli.command.SettingDescription;
import dev.tollgate.cli.command.SettingDescription.Kind;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.reference.InvalidReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * All settings: the options of {@code serve}, and what every command reads.
 *
 * @param serve makes the command {@code serve}
 */
record Settings(Supplier<ServeCommand> serve) implements SettingCatalog {

  private static final String STORE = "store and keys";
  private static final String COPY = "storage copy";
  private static final Optional<String> NONE = Optional.empty();

  private static final List<SettingDescription> OF_EVERY_COMMAND =
      List.of(
          SettingDescription.variable(
                  STORE,
                  "data",
                  "DIR",
                  Optional.of("./data"),
                  "Directory for what only this server may read: database, master key, demo.",
                  Kind.PLAIN)
              .withOption(),
          SettingDescription.variable(
                  STORE,
                  "storage",
                  "URL",
                  Optional.of("h2:DIR"),
                  "The store: h2:DIR, memory:, jdbc:postgresql://HOST:PORT/DATABASE,"
                      + " jdbc:mariadb://HOST:PORT/DATABASE, or a plug-in's URL (backends.md). It"
                      + " may hold a password.",
                  Kind.URL)
              .withOption(),
          SettingDescription.variable(
                  STORE, "storage-user", "USER", NONE, "User of the database server.", Kind.PLAIN)
              .withOption(),
          SettingDescription.variable(
              STORE, "storage-password", "PASSWORD", NONE, "Password of that user.", Kind.SECRET),
          SettingDescription.variable(
                  STORE,
                  "storage-pool-size",
                  "N",
                  Optional.of("16"),
                  "Most connections to the database server per process.",
                  Kind.PLAIN)
              .withOption(),
          SettingDescription.variable(
                  STORE,
                  "storage-timeout",
                  "DURATION",
                  Optional.of("2s"),
                  "How long to wait for a connection, for a free one in the pool, and for an"
                      + " answer.",
                  Kind.PLAIN)
              .withOption(),
          SettingDescription.variable(
                  STORE,
                  "plugins",
                  "DIRS",
                  NONE,
                  "Directories with the jars of other teams' backends, separated by colons.",
                  Kind.PLAIN)
              .withOption(),
          SettingDescription.variable(
              STORE,
              "master-key",
              "KEY",
              Optional.of("master.key in the data directory"),
              "Key that encrypts the signing keys: 32 bytes in Base64.",
              Kind.SECRET));

  private static final List<SettingDescription> OF_THE_SOURCE =
      OF_EVERY_COMMAND.stream()
          .filter(setting -> setting.name().startsWith("storage-"))
          .map(
              setting ->
                  SettingDescription.variable(
                      COPY,
                      "from-" + setting.name(),
                      setting.label(),
                      setting.fallback(),
                      "The same for the source of `storage copy`.",
                      setting.kind()))
          .toList();

  private static final List<SettingDescription> OF_THE_PROBE =
      List.of(
          SettingDescription.variable(
              "probe",
              "client-secret",
              "SECRET",
              NONE,
              "Secret of the client that `tollgate probe` uses.",
              Kind.SECRET));

  private static final List<SettingDescription> OUTSIDE_THE_FILE =
      List.of(
          SettingDescription.variable(
                  "environment",
                  "config",
                  "FILE",
                  NONE,
                  "The configuration file.",
                  Kind.ENVIRONMENT)
              .withOption(),
          SettingDescription.variable(
              "environment",
              "trace",
              "1",
              NONE,
              "Set it to see where a failure of a command comes from.",
              Kind.ENVIRONMENT));

  @Override
  public List<SettingDescription> all() {
    return all(serve.get().descriptions());
  }

  /** All settings, with these of {@code serve}. */
  static List<SettingDescription> all(List<SettingDescription> ofServe) {
    return Stream.of(ofServe, OF_EVERY_COMMAND, OF_THE_SOURCE, OF_THE_PROBE, OUTSIDE_THE_FILE)
        .flatMap(List::stream)
        .toList();
  }

  /** The options of {@code serve}: those of the server, then those of each folder. */
  static List<SettingDescription> ofServe(CommandSpec serve, Folders folders) {
    Map<String, String> groups = new LinkedHashMap<>();
    for (Folder folder : folders.all()) {
      folder.settings().forEach(setting -> groups.put(setting.option(), folder.name()));
    }
    Stream<OptionSpec> own =
        serve.options().stream().filter(option -> !groups.containsKey(option.longestName()));
    return Stream.concat(own, groups.keySet().stream().map(serve.optionsMap()::get))
        .filter(Settings::isSetting)
        .map(option -> describe(groups.getOrDefault(option.longestName(), ""), option))
        .toList();
  }

  /** Whether an option of {@code serve} is a setting: it takes a value, and is its own. */
  static boolean isSetting(OptionSpec option) {
    return !option.inherited() && option.arity().max() > 0;
  }

  /** The name of the setting that an option is. */
  static String nameOf(String option) {
    return option.substring("--".length());
  }

  private static SettingDescription describe(String group, OptionSpec option) {
    return new SettingDescription(
        group,
        nameOf(option.longestName()),
        true,
        option.paramLabel(),
        Optional.ofNullable(option.defaultValue()),
        option.description()[0],
        option.type() == RedisUrl.class ? Kind.SECRET : Kind.PLAIN,
        option.splitRegex(),
        value -> problem(option, value));
  }

  private static Optional<String> problem(OptionSpec option, String value) {
    if (option.type() == boolean.class && !value.matches("(?i)true|false")) {
      return Optional.of("\"" + value + "\" is neither true nor false.");
    }
    for (ITypeConverter<?> converter : option.converters()) {
      try {
        Object _ = converter.convert(value);
      } catch (TypeConversionException e) {
        return Optional.of(e.getMessage());
      } catch (Exception e) {
        throw new IllegalStateException("a converter failed", e);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> objection(Configuration configuration, StoreOptions store) {
    try {
      ServeCommand command = serve.get();
      CommandLine line = command.commandLine(() -> configuration);
      Object _ = line.parseArgs();
      List<String> wording = command.settings().folders().mistakes();
      Stores.check(store, configuration.merged());
      return wording.stream()
          .findFirst()
          .or(
              () ->
                  MasterKeys.given(configuration.merged())
                      .filter(key -> MasterKey.parse(key).isEmpty())
                      .map(_ -> DataDirectory.MALFORMED_KEY));
    } catch (ParameterException | StorageMisconfigured | InvalidReference e) {
      return Optional.of(e.getMessage());
    }
  }
}
