package dev.tollgate.application.storage;

import dev.tollgate.application.port.Measurements;
import java.util.Map;

/**
 * Where a store is and how to reach it.
 *
 * @param url the scheme of a {@link StorageProvider}, a colon, and what that provider makes of the
 *     rest
 * @param options further settings by name, among them secrets
 * @param measurements where a backend may report numbers, such as the size of its pool
 */
public record StorageSettings(String url, Map<String, String> options, Measurements measurements) {

  public StorageSettings {
    options = Map.copyOf(options);
  }

  /** Settings of a store that nobody measures. */
  public StorageSettings(String url, Map<String, String> options) {
    this(url, options, Measurements.NONE);
  }

  @Override
  public String toString() {
    return "StorageSettings[hidden]";
  }
}
