package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenOwner;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Revokes a token. Transactions lock tokens in the order of their ids, so that no two wait for each
 * other.
 *
 * @param registration of its owner; null, as is the contract, if it may be anybody's
 * @param at in milliseconds since 1970
 * @param endingAfter the time up to which it must not have expired, in milliseconds since 1970
 */
record Revoke(
    String id, @Nullable String registration, @Nullable String contract, long at, long endingAfter)
    implements Comparable<Revoke> {

  /** Revokes anybody's token, live or expired. */
  static Revoke of(TokenId id, Instant at) {
    return new Revoke(id.value(), null, null, at.toEpochMilli(), Long.MIN_VALUE);
  }

  static Revoke of(TokenId id, TokenOwner owner, Instant at) {
    return new Revoke(
        id.value(),
        owner.registration().value(),
        owner.contract(),
        at.toEpochMilli(),
        at.toEpochMilli());
  }

  @Override
  public int compareTo(Revoke other) {
    return id.compareTo(other.id());
  }
}
