package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import java.util.SequencedMap;

/** Finds out which parameters cannot be worked with. */
final class Fields {

  private Fields() {}

  /** What a caller presented is to be whole, by the names of the standard. */
  static void presented(Presented presented, SequencedMap<String, Problem> problems) {
    switch (presented) {
      case Presented.IdAndSecret(Parameter id, Parameter secret) -> {
        required("client_id", id, problems);
        required("client_secret", secret, problems);
      }
      case Presented.Assertion(Parameter id, Parameter type, Parameter assertion, var _) -> {
        text("client_id", id, problems);
        required("client_assertion_type", type, problems);
        required("client_assertion", assertion, problems);
      }
      case Presented.IdAlone(Parameter id) -> required("client_id", id, problems);
      case Presented.Unreadable(), Presented.Nothing(), Presented.Several() -> {}
    }
  }

  static void required(String name, Parameter value, SequencedMap<String, Problem> problems) {
    if (value instanceof Parameter.Absent) {
      problems.put(name, Problem.MISSING);
    }
    text(name, value, problems);
  }

  static void text(String name, Parameter value, SequencedMap<String, Problem> problems) {
    if (value instanceof Parameter.NotText) {
      problems.put(name, Problem.NOT_A_STRING);
    }
  }
}
