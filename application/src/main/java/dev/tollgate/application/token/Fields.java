package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Finds out which parameters cannot be worked with. */
record Fields(SequencedMap<String, Problem> problems) {

  Fields() {
    this(new LinkedHashMap<>());
  }

  /** What a caller presented is to be whole, by the names of the standard. */
  void presented(Presented presented) {
    switch (presented) {
      case Presented.IdAndSecret(Parameter id, Parameter secret) -> {
        required("client_id", id);
        required("client_secret", secret);
      }
      case Presented.Assertion(Parameter id, Parameter type, Parameter assertion, var _) -> {
        text("client_id", id);
        required("client_assertion_type", type);
        required("client_assertion", assertion);
      }
      case Presented.IdAlone(Parameter id) -> required("client_id", id);
      case Presented.Unreadable(), Presented.Nothing(), Presented.Several() -> {}
    }
  }

  void required(String name, Parameter value) {
    if (value instanceof Parameter.Absent) {
      problems.put(name, Problem.MISSING);
    }
    text(name, value);
  }

  void text(String name, Parameter value) {
    if (value instanceof Parameter.NotText) {
      problems.put(name, Problem.NOT_A_STRING);
    }
  }
}
