package dev.tollgate.cli;

import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.application.port.ClientKeySets.Problem;
import java.util.Optional;

/** Takes key sets and addresses that name no problem. */
public final class SampleKeySets implements ClientKeySets {

  @Override
  public Optional<Problem> problemOf(String jwks) {
    return jwks.length() > 64 * 1024 ? Optional.of(Problem.TOO_LARGE) : named(jwks);
  }

  @Override
  public Optional<Problem> problemOfAddress(String jwksUri) {
    return named(jwksUri);
  }

  private static Optional<Problem> named(String text) {
    for (Problem problem : Problem.values()) {
      if (text.contains(problem.name())) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }
}
