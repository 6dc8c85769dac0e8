package dev.tollgate.application.port;

import java.util.Optional;

/**
 * Seals the answer to a refresh so that only the refresh token itself opens it: a store that leaks
 * gives no token away.
 */
public interface AnswerSeal {

  /**
   * The sealed text.
   *
   * @param key the refresh token that was presented; long and random
   * @param context has to be the same to open it again
   */
  String seal(String key, String context, String text);

  /** Empty if the key or the context is another one. */
  Optional<String> open(String key, String context, String sealed);
}
