package dev.tollgate.domain.refusal;

/** What was to be imported cannot sign tokens. */
public record KeyUnusable(Problem problem) implements ImportKeyRefusal {

  /** What is wrong with it; RSA is to have 2048 to 4096 bits. */
  public enum Problem {
    NOT_A_PEM,
    ENCRYPTED,
    NO_PRIVATE_KEY,
    UNKNOWN_KIND,
    TOO_SHORT,
    TOO_LONG
  }
}
