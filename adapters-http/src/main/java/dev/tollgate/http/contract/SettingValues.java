package dev.tollgate.http.contract;

import java.util.Map;

/**
 * What a deployment decided about its contracts.
 *
 * @param given texts by the name of the option; what is missing has its default
 */
public record SettingValues(Map<String, String> given) {

  public SettingValues {
    given = Map.copyOf(given);
  }

  /**
   * The value of a setting.
   *
   * @throws IllegalArgumentException if the text that was given is refused
   */
  public <T> T of(Setting<T> setting) {
    return setting.read(given.getOrDefault(setting.option(), setting.fallback()));
  }
}
