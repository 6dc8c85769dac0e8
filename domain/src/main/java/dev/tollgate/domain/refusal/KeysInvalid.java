package dev.tollgate.domain.refusal;

/** What a client brought as its keys cannot be used to check its assertions. */
public record KeysInvalid(Problem problem) implements RegisterClientRefusal, ReplaceKeysRefusal {

  /** What is wrong with the key set, or with its address. */
  public enum Problem {
    NOT_A_KEY_SET,
    PRIVATE_KEY,
    NO_USABLE_KEY,
    TOO_LARGE,
    TOO_MANY_KEYS,
    NOT_AN_ADDRESS,
    ADDRESS_NOT_ENCRYPTED
  }
}
