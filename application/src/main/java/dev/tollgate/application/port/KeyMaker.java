package dev.tollgate.application.port;

import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.refusal.KeyUnusable;
import java.time.Instant;

/** Makes keys that sign tokens, and seals their private halves. */
public interface KeyMaker {

  SigningKey generate(SigningAlgorithm algorithm, Instant now, Instant signsFrom);

  /** The key in a PEM file (RFC 7468), whose kind decides on the algorithm. */
  Result<SigningKey, KeyUnusable> read(String pem, Instant now, Instant signsFrom);
}
