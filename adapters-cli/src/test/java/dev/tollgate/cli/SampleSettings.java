package dev.tollgate.cli;

import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.SettingCatalog;
import dev.tollgate.cli.command.SettingDescription;
import dev.tollgate.cli.command.SettingDescription.Kind;
import dev.tollgate.cli.command.StoreOptions;
import java.util.List;
import java.util.Optional;

/** One setting of each kind; no server starts with a user but without a password. */
final class SampleSettings implements SettingCatalog {

  @Override
  public List<SettingDescription> all() {
    return List.of(
        new SettingDescription(
            "",
            "port",
            true,
            "PORT",
            Optional.of("8080"),
            "Port.",
            Kind.PLAIN,
            "",
            value ->
                value.matches("[0-9]+")
                    ? Optional.empty()
                    : Optional.of("\"" + value + "\" is not a number.")),
        new SettingDescription(
            "",
            "trusted-proxy",
            true,
            "CIDR",
            Optional.empty(),
            "Proxy.",
            Kind.PLAIN,
            ",",
            value ->
                value.equals("bad") ? Optional.of("\"bad\" is no network.") : Optional.empty()),
        variable("data", Optional.of("./data"), Kind.PLAIN).withOption(),
        variable("storage", Optional.of("h2:DIR"), Kind.URL).withOption(),
        variable("storage-user", Optional.empty(), Kind.PLAIN),
        variable("storage-password", Optional.empty(), Kind.SECRET),
        variable("config", Optional.empty(), Kind.ENVIRONMENT).withOption());
  }

  private static SettingDescription variable(String name, Optional<String> fallback, Kind kind) {
    return SettingDescription.variable("store", name, "X", fallback, "Help.", kind);
  }

  @Override
  public Optional<String> objection(Configuration configuration, StoreOptions store) {
    return configuration.value("TOLLGATE_STORAGE_USER").isPresent()
            && configuration.value("TOLLGATE_STORAGE_PASSWORD").isEmpty()
        ? Optional.of("TOLLGATE_STORAGE_USER needs a password.")
        : Optional.empty();
  }
}
