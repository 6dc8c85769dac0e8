package dev.tollgate.http.limit;

import java.time.Duration;
import java.util.Optional;

/** Windows in which several servers count the requests of a caller together. */
public interface SharedWindows extends AutoCloseable {

  /** A server that counts alone. */
  SharedWindows NONE = (_, _, _) -> Optional.empty();

  /**
   * Counts one request, unless the window is full; empty while the windows cannot be reached. May
   * wait, and announces that.
   *
   * @param caller unique among all callers whose requests are counted
   */
  Optional<Windows.Count> count(String caller, int limit, Duration length);

  /** Why this server counts alone although it should not; empty if all is well. */
  default Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
