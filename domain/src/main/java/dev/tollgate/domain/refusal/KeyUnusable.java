package dev.tollgate.domain.refusal;

/** What was to be imported cannot sign tokens. */
public record KeyUnusable(Problem problem) implements ImportKeyRefusal {

  /** What is wrong with it; 2048 bits are the least for RSA. */
  public enum Problem {
    NOT_A_PEM,
    ENCRYPTED,
    NO_PRIVATE_KEY,
    UNKNOWN_KIND,
    TOO_SHORT
  }
}
