package dev.tollgate.cli;

import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.port.KeyMaker.Problem;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Instant;

/** Makes keys that are numbers only; takes every PEM that names no problem for the same key. */
public final class SampleKeyMaker implements KeyMaker {

  private int made;

  @Override
  public SigningKey generate(SigningAlgorithm algorithm, Instant now, Instant signsFrom) {
    made++;
    return key("new-" + made, algorithm, now, signsFrom);
  }

  @Override
  public Result<SigningKey, Problem> read(String pem, Instant now, Instant signsFrom) {
    for (Problem problem : Problem.values()) {
      if (pem.contains(problem.name())) {
        return Result.refused(problem);
      }
    }
    return Result.ok(key("imported", SigningAlgorithm.ES256, now, signsFrom));
  }

  private static SigningKey key(
      String kid, SigningAlgorithm algorithm, Instant now, Instant signsFrom) {
    return new SigningKey(kid, algorithm, "{\"n\":1}", "sealed", now, signsFrom);
  }
}
