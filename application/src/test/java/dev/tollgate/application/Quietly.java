package dev.tollgate.application;

import dev.tollgate.application.authentication.ClientAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.Logger;

/** Does something during which the audit trail fails, and keeps the log lines to itself. */
public final class Quietly {

  private Quietly() {}

  /** Fails unless exactly one failure was logged. */
  public static <T> T call(Supplier<T> work) {
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger(ClientAuthenticator.class.getName());
    Filter before = logger.getFilter();
    logger.setFilter(line -> !logged.add(line.getThrown().getMessage()));
    try {
      T result = work.get();
      if (!logged.equals(List.of("the audit trail is full"))) {
        throw new AssertionError("logged: " + logged);
      }
      return result;
    } finally {
      logger.setFilter(before);
    }
  }
}
