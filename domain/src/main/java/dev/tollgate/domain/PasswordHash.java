package dev.tollgate.domain;

/**
 * What is kept of a password: a slow hash together with its algorithm, parameters and salt, in the
 * PHC string format.
 */
public record PasswordHash(String encoded) {

  public PasswordHash {
    if (encoded.isEmpty() || !encoded.startsWith("$")) {
      throw new IllegalArgumentException("not a password hash");
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}
