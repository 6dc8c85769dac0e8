package dev.tollgate.domain.refusal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Parameters of a request are missing or not text.
 *
 * @param problems what is wrong with each, by its name in the standard, in the order of the request
 */
public record FieldsInvalid(SequencedMap<String, Problem> problems)
    implements TokenRequestRefusal,
        CallerRefusal,
        CodeGrantRefusal,
        RefreshGrantRefusal,
        CodeRequestRefusal,
        AccountTokenRefusal,
        PartnerTokenRefusal,
        ProjectRefusal {

  /** What is wrong with a parameter. */
  public enum Problem {
    MISSING,
    NOT_A_STRING
  }

  public FieldsInvalid {
    problems = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(problems));
  }
}
