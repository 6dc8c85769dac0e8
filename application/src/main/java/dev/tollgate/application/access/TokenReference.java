package dev.tollgate.application.access;

import dev.tollgate.application.Reasons;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.Optional;

/** What leads to the record of a token. */
public sealed interface TokenReference {

  /** The id and the expiry in a signed text. */
  record Signed(TokenId id, Instant expiresAt) implements TokenReference {}

  /** The digest of an opaque text. */
  record Opaque(SecretDigest digest) implements TokenReference {}

  /** An id that an administrator gave, which needs no proof. */
  record Id(TokenId id) implements TokenReference {}

  /** The record; empty if the token is unknown or has been purged. */
  default Optional<Token> find(Tokens tokens) {
    return switch (this) {
      case Signed(TokenId id, Instant _) -> tokens.find(id);
      case Opaque(SecretDigest digest) -> tokens.findByDigest(digest);
      case Id(TokenId id) -> tokens.find(id);
    };
  }

  /** Whether an expiry in the text has passed, whatever the record says. */
  default boolean isExpired(Instant now) {
    return switch (this) {
      case Signed(TokenId _, Instant expiresAt) -> !now.isBefore(expiresAt);
      case Opaque _, Id _ -> false;
    };
  }

  /** What operators are told about a token whose text says that it has expired. */
  default String expiry() {
    return switch (this) {
      case Signed(TokenId _, Instant expiresAt) -> Reasons.expired("The token", expiresAt);
      case Opaque _, Id _ -> "The token has expired.";
    };
  }
}
