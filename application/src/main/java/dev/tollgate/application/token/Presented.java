package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import java.util.SequencedMap;
import java.util.Set;

/** What a caller sent to say and prove which client it is (RFC 6749, 2.3). */
public sealed interface Presented {

  /** An id and a secret, and both have to be there. */
  record IdAndSecret(Parameter id, Parameter secret) implements Presented {
    @Override
    public void check(SequencedMap<String, Problem> problems) {
      Fields.required("client_id", id, problems);
      Fields.required("client_secret", secret, problems);
    }
  }

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

    @Override
    public void check(SequencedMap<String, Problem> problems) {
      Fields.text("client_id", id, problems);
      Fields.required("client_assertion_type", type, problems);
      Fields.required("client_assertion", assertion, problems);
    }
  }

  /** An id without any proof. */
  record IdAlone(Parameter id) implements Presented {
    @Override
    public void check(SequencedMap<String, Problem> problems) {
      Fields.text("client_id", id, problems);
    }
  }

  /** Something that was to name a client and cannot be read as such. */
  record Unreadable() implements Presented {}

  /** Nothing. */
  record Nothing() implements Presented {}

  /** More than one of these at once. */
  record Several() implements Presented {}

  /** Adds what is missing or no text, by the names of the standard. */
  default void check(SequencedMap<String, Problem> problems) {}
}
