package dev.tollgate.persistence.jdbc.connection;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many connections a store may have, and how long it waits: to connect, for an answer, and for
 * a free connection.
 */
public record PoolLimits(int size, Duration timeout) {

  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern TIMEOUT = Pattern.compile("([1-9][0-9]{0,2})([sm])");

  /**
   * Reads {@code pool-size} and {@code timeout} of the options of a store.
   *
   * @throws StorageMisconfigured if one of them is nothing like it
   */
  public static PoolLimits of(Map<String, String> options) {
    String size = options.getOrDefault("pool-size", "16");
    if (!SIZE.matcher(size).matches()) {
      throw new StorageMisconfigured("The storage's pool size must be a number from 1 to 999.");
    }
    Matcher timeout = TIMEOUT.matcher(options.getOrDefault("timeout", "2s"));
    if (!timeout.matches()) {
      throw new StorageMisconfigured(
          "The storage's timeout must be a whole number from 1 to 999 with s or m, like 2s.");
    }
    long count = Long.parseLong(timeout.group(1));
    return new PoolLimits(
        Integer.parseInt(size),
        timeout.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMinutes(count));
  }

  /** So that those who read do not wait for those who write. */
  public int half() {
    return Math.max(1, size / 2);
  }

  public String seconds() {
    return Long.toString(timeout.toSeconds());
  }

  public String millis() {
    return Long.toString(timeout.toMillis());
  }
}
