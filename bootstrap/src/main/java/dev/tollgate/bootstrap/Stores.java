package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Backends;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.command.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Opens the store that a storage URL names, with what the variables say about it. */
final class Stores {

  private Stores() {}

  static final String PLUGINS = "TOLLGATE_PLUGINS";

  /** What a backend is told beside the URL, by the variable that says it. */
  static final Map<String, String> OPTIONS =
      Map.of(
          "TOLLGATE_STORAGE_USER", "user",
          "TOLLGATE_STORAGE_PASSWORD", "password",
          "TOLLGATE_STORAGE_POOL_SIZE", "pool-size",
          "TOLLGATE_STORAGE_TIMEOUT", "timeout");

  private static final long PAUSE_MILLIS = 500;

  /**
   * Opens the store, and tries again for a while if it does not answer yet.
   *
   * @throws StorageMisconfigured like {@link #open}
   * @throws StoreUnavailable if it still does not answer then
   */
  static Storage await(Duration patience, String url, Path data, Map<String, String> environment)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Backends backends = backends(environment);
    while (true) {
      try {
        return backends.open(settings(url, data, environment));
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
   * @throws StorageMisconfigured if a plug-in cannot be used, if no backend knows the URL, or if
   *     the one that does cannot use it
   */
  static Storage open(String url, Path data, Map<String, String> environment) {
    return backends(environment).open(settings(url, data, environment));
  }

  /** Opens the store that was asked for, like {@link #open(String, Path, Map)}. */
  static Storage open(StoreOptions options, Map<String, String> environment) {
    return open(options.storage(), options.data(), options.over(environment));
  }

  /**
   * Looks at the tables of the store that was asked for; empty where it does not say.
   *
   * @throws StorageMisconfigured like {@link #open(String, Path, Map)}
   */
  static Optional<Schema> schema(StoreOptions options, Map<String, String> environment) {
    Map<String, String> variables = options.over(environment);
    return backends(variables).schema(settings(options.storage(), options.data(), variables));
  }

  private static Backends backends(Map<String, String> environment) {
    return Backends.onClassPath().and(Plugin.in(environment.getOrDefault(PLUGINS, "")));
  }

  private static StorageSettings settings(String url, Path data, Map<String, String> environment) {
    Map<String, String> options = new HashMap<>(Map.of("data", data.toString()));
    OPTIONS.forEach(
        (variable, option) -> options.put(option, environment.getOrDefault(variable, "")));
    options.values().removeIf(String::isEmpty);
    return new StorageSettings(url, options);
  }
}
