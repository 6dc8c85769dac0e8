package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import java.util.SequencedMap;

/** Finds out which parameters cannot be worked with. */
final class Fields {

  private Fields() {}

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
