package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import java.util.Set;

/** What a caller sent to say and prove which client it is (RFC 6749, 2.3). */
public sealed interface Presented {

  /** An id and a secret, and both have to be there. */
  record IdAndSecret(Parameter id, Parameter secret) implements Presented {}

  /**
   * A signed assertion (RFC 7521, 4.2).
   *
   * @param id may be absent: the assertion names the client, too
   * @param audiences what the assertion may be meant for
   */
  record Assertion(Parameter id, Parameter type, Parameter assertion, Set<String> audiences)
      implements Presented {
    public Assertion {
      audiences = Set.copyOf(audiences);
    }
  }

  /** An id without any proof. */
  record IdAlone(Parameter id) implements Presented {}

  /** Something that was to name a client and cannot be read as such. */
  record Unreadable() implements Presented {}

  /** Nothing. */
  record Nothing() implements Presented {}

  /** More than one of these at once. */
  record Several() implements Presented {}
}
