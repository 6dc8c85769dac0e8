package dev.tollgate.http.cliquify;

import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The shape of this contract's request validation: each field with what is wrong with it. */
final class FieldMessages {

  private FieldMessages() {}

  /**
   * The field map.
   *
   * @param message the sentence for a field, written with blanks, and its problem
   */
  static <P> String map(SequencedMap<String, P> problems, BiFunction<String, P, String> message) {
    return problems.entrySet().stream()
        .map(problem -> entry(problem, message))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static <P> String entry(
      Map.Entry<String, P> problem, BiFunction<String, P, String> message) {
    String spoken = problem.getKey().replace('_', ' ');
    return "\"%s\":[\"%s\"]".formatted(problem.getKey(), message.apply(spoken, problem.getValue()));
  }
}
