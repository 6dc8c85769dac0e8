package dev.tollgate.application.port;

/** Is told what the store was asked for a request. It returns at once, and throws nothing. */
@FunctionalInterface
public interface StoreTrace {

  /** How a verb ended. */
  enum Outcome {
    DONE,
    UNAVAILABLE,
    FAILED
  }

  /**
   * A verb that the store was asked.
   *
   * @param port such as {@code Tokens}
   * @param name such as {@code add}
   * @param begin when it began, as {@link System#nanoTime} tells it
   * @param end when it ended
   */
  record Verb(String port, String name, Outcome outcome, long begin, long end) {}

  /**
   * A verb has ended.
   *
   * @param request the id of the request that it was asked for
   */
  void asked(String request, Verb verb);
}
