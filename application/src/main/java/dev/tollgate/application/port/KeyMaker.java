package dev.tollgate.application.port;

import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Instant;

/** Makes keys that sign tokens, and seals their private halves. */
public interface KeyMaker {

  SigningKey generate(SigningAlgorithm algorithm, Instant now, Instant signsFrom);

  /** The key in a PEM file (RFC 7468), whose kind decides on the algorithm. */
  Result<SigningKey, Problem> read(String pem, Instant now, Instant signsFrom);

  /** What is wrong with it; RSA is to have 2048 to 4096 bits. */
  enum Problem {
    NOT_A_PEM,
    ENCRYPTED,
    NO_PRIVATE_KEY,
    UNKNOWN_KIND,
    TOO_SHORT,
    TOO_LONG
  }
}
