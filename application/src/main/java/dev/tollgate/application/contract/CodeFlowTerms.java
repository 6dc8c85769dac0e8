package dev.tollgate.application.contract;

import dev.tollgate.application.port.IdTokenClaims;
import dev.tollgate.domain.SigningAlgorithm;
import java.time.Duration;
import java.util.Optional;

/**
 * How a contract lets users authorize clients (RFC 6749, 4.1).
 *
 * @param codeLifetime how long a code can be exchanged
 * @param refreshTokenLifetime how long a refresh token can be used, from its own issue
 * @param refreshGrace how long a repeated refresh gets the same answer again
 * @param refreshUse whether a refresh token stays usable once it was exchanged
 * @param idTokens how ID tokens are written; empty if the contract issues none
 */
public record CodeFlowTerms(
    Duration codeLifetime,
    Duration refreshTokenLifetime,
    Duration refreshGrace,
    RefreshUse refreshUse,
    Optional<IdTokens> idTokens) {

  /** How often a refresh token can be exchanged. */
  public enum RefreshUse {
    ONCE,
    UNTIL_EXPIRY
  }

  /** A contract whose refresh tokens are used once. */
  public CodeFlowTerms(
      Duration codeLifetime,
      Duration refreshTokenLifetime,
      Duration refreshGrace,
      Optional<IdTokens> idTokens) {
    this(codeLifetime, refreshTokenLifetime, refreshGrace, RefreshUse.ONCE, idTokens);
  }

  /** How ID tokens are written (OpenID Connect Core, 2). */
  public record IdTokens(SigningAlgorithm algorithm, IdTokenClaims claims) {}
}
