package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the backend that a storage URL names. */
final class Stores {

  private Stores() {}

  static final String USER = "TOLLGATE_STORAGE_USER";
  static final String PASSWORD = "TOLLGATE_STORAGE_PASSWORD";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 500;

  /**
   * Opens the store, and tries again for a while if it does not answer yet.
   *
   * @throws StorageMisconfigured like {@link #open}
   * @throws StoreUnavailable if it still does not answer then
   */
  static Storage await(String url, Path data, Map<String, String> environment)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return open(url, data, environment);
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
   * @throws StorageMisconfigured if no backend knows the URL, or the one that does cannot use it
   */
  static Storage open(String url, Path data, Map<String, String> environment) {
    return ServiceLoader.load(StorageProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> url.startsWith(provider.scheme() + ":"))
        .findFirst()
        .orElseThrow(() -> new StorageMisconfigured(unknown(url)))
        .open(new StorageSettings(url, options(data, environment)));
  }

  private static Map<String, String> options(Path data, Map<String, String> environment) {
    Map<String, String> options = new HashMap<>();
    options.put("data", data.toString());
    options.put("user", environment.getOrDefault(USER, ""));
    options.put("password", environment.getOrDefault(PASSWORD, ""));
    options.values().removeIf(String::isEmpty);
    return options;
  }

  private static String unknown(String url) {
    String known =
        ServiceLoader.load(StorageProvider.class).stream()
            .map(provider -> provider.get().scheme() + ":")
            .sorted()
            .collect(Collectors.joining(", "));
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? url : url.substring(0, colon + 1);
    return "No store is called \"" + scheme + "\". Known are: " + known + ".";
  }
}
