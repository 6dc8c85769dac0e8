package dev.tollgate.domain.refusal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The page that was asked for cannot be one.
 *
 * @param problems what is wrong with {@code page} and {@code per_page}
 */
public record PageInvalid(SequencedMap<String, Problem> problems) implements ListRefusal {

  /** What is wrong with a number; 100 is as many as a page holds. */
  public enum Problem {
    NOT_AN_INTEGER,
    BELOW_ONE,
    ABOVE_HUNDRED
  }

  public PageInvalid {
    problems = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(problems));
  }
}
