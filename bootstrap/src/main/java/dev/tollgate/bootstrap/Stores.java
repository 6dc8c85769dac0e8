package dev.tollgate.bootstrap;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.Backends;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.command.Secrets;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.persistence.jdbc.connection.PoolLimits;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens stores by their URL, with the user, password and limits from the environment. */
final class Stores {

  private Stores() {}

  static final String PLUGINS = "TOLLGATE_PLUGINS";

  static final String PASSWORD = "TOLLGATE_STORAGE_PASSWORD";

  /** What a backend is told besides the URL, by variable; the password is a secret. */
  static final Map<String, String> OPTIONS =
      Map.of(
          "TOLLGATE_STORAGE_USER", "user",
          "TOLLGATE_STORAGE_POOL_SIZE", "pool-size",
          "TOLLGATE_STORAGE_TIMEOUT", "timeout");

  private static final long PAUSE_MILLIS = 500;

  /**
   * Opens the store, and retries for a while if it does not answer.
   *
   * @throws StorageMisconfigured like {@link #open}
   * @throws StoreUnavailable if it never answers in that time
   */
  static Storage await(
      Duration patience,
      String url,
      Path data,
      Map<String, String> environment,
      Measurements measurements)
      throws InterruptedException {
    Backends backends = backends(environment);
    StorageSettings settings = settings(url, data, environment, measurements);
    return await(patience, () -> backends.open(settings));
  }

  /** Like the other {@code await}, but creates no store. */
  static Storage awaitExisting(
      Duration patience,
      String url,
      Path data,
      Map<String, String> environment,
      Measurements measurements)
      throws InterruptedException {
    Backends backends = backends(environment);
    StorageSettings settings = settings(url, data, environment, measurements);
    return await(
        patience,
        () -> {
          if (backends.schema(settings).filter(it -> it.version().isEmpty()).isPresent()) {
            throw new StorageMisconfigured(
                "There is no store yet, and a server with --read-only creates none. Start one"
                    + " without --read-only first.");
          }
          return backends.open(settings);
        });
  }

  private static Storage await(Duration patience, Supplier<Storage> open)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return open.get();
      } catch (StoreUnavailable e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * Opens the store.
   *
   * @throws StorageMisconfigured if a plug-in cannot be used, or no backend accepts the URL
   */
  static Storage open(String url, Path data, Map<String, String> environment) {
    return backends(environment).open(settings(url, data, environment));
  }

  /** Opens the store that a command asks for, like {@link #open(String, Path, Map)}. */
  static Storage open(StoreOptions options, Map<String, String> environment) {
    return open(options.storage(), options.data(), options.over(environment));
  }

  /**
   * The state of the tables of that store; empty if its backend does not report it.
   *
   * @throws StorageMisconfigured like {@link #open(String, Path, Map)}
   */
  static Optional<Schema> schema(StoreOptions options, Map<String, String> environment) {
    Map<String, String> variables = options.over(environment);
    return backends(variables).schema(settings(options.storage(), options.data(), variables));
  }

  /**
   * Writes a copy of that store, which may be in use.
   *
   * @throws StorageMisconfigured like {@link #open(String, Path, Map)}, or if such a store has no
   *     copy
   */
  static void backUp(StoreOptions options, Map<String, String> environment, OutputStream out) {
    Map<String, String> variables = options.over(environment);
    backends(variables).backUp(settings(options.storage(), options.data(), variables), out);
  }

  /**
   * Checks the configuration of a store without opening it.
   *
   * @throws StorageMisconfigured like {@link #open(String, Path, Map)}
   */
  static void check(StoreOptions options, Map<String, String> environment) {
    Map<String, String> variables = options.over(environment);
    StorageSettings settings = settings(options.storage(), options.data(), variables);
    StorageProvider _ = backends(variables).named(settings.url());
    PoolLimits _ = PoolLimits.of(settings.options());
  }

  private static Backends backends(Map<String, String> environment) {
    return Backends.onClassPath().and(Plugin.in(environment.getOrDefault(PLUGINS, "")));
  }

  private static StorageSettings settings(String url, Path data, Map<String, String> environment) {
    return settings(url, data, environment, Measurements.NONE);
  }

  private static StorageSettings settings(
      String url, Path data, Map<String, String> environment, Measurements measurements) {
    if (url.startsWith("jdbc:")) {
      Addresses.forgetSoon();
    }
    Map<String, String> options = new HashMap<>(Map.of("data", data.toString()));
    OPTIONS.forEach(
        (variable, option) -> options.put(option, environment.getOrDefault(variable, "")));
    Secrets.of(PASSWORD, environment).ifPresent(password -> options.put("password", password));
    options.values().removeIf(String::isEmpty);
    return new StorageSettings(url, options, measurements);
  }
}
