package dev.tollgate.application.storage;

import java.util.Map;

/**
 * Where a store is and how to reach it.
 *
 * @param url the scheme of a {@link StorageProvider}, a colon, and what that provider makes of the
 *     rest
 * @param options further settings by name, among them secrets
 */
public record StorageSettings(String url, Map<String, String> options) {

  public StorageSettings {
    options = Map.copyOf(options);
  }

  @Override
  public String toString() {
    return "StorageSettings[hidden]";
  }
}
