package dev.tollgate.domain.refusal;

/**
 * What was to be imported is no whole export of a store.
 *
 * @param line the first that is wrong, counted from 1
 */
public record ExportBroken(long line, Problem problem) implements FillRefusal {

  /** What is wrong there. */
  public enum Problem {
    UNREADABLE,
    NOT_AN_EXPORT,
    NEWER,
    CHANGED,
    UNKNOWN,
    TOO_LONG,
    CUT_OFF,
    NOT_THE_END
  }
}
