package dev.tollgate.domain;

import java.util.Arrays;
import java.util.Optional;

/** How tokens are signed (RFC 7518, 3.1; RFC 8037, 3.1). */
public enum SigningAlgorithm {
  RS256("RS256"),
  ES256("ES256"),
  EDDSA("EdDSA");

  private final String value;

  SigningAlgorithm(String value) {
    this.value = value;
  }

  public static Optional<SigningAlgorithm> parse(String value) {
    return Arrays.stream(values()).filter(it -> it.value.equals(value)).findFirst();
  }

  /** The {@code alg} in the header of what it signs. */
  @Override
  public String toString() {
    return value;
  }
}
