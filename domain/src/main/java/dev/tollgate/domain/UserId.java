package dev.tollgate.domain;

/** Names one user: the {@code sub} of tokens that speak for this user (OpenID Connect Core, 2). */
public record UserId(String value) {

  public UserId {
    Identifiers.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
