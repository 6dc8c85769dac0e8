package dev.tollgate.domain.refusal;

/** A secret that somebody brought along can be guessed, or cannot be sent by every client. */
public record SecretWeak(Problem problem) implements RegisterClientRefusal {

  /** What is wrong with it. */
  public enum Problem {
    TOO_SHORT,
    TOO_LONG,
    NOT_PLAIN,
    TOO_REGULAR
  }
}
