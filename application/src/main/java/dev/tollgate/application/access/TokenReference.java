package dev.tollgate.application.access;

import dev.tollgate.application.Reasons;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.Optional;

/** What leads to the record of a token. */
public sealed interface TokenReference {

  /** What a signed text says. */
  record Signed(TokenVerifier.Verified claims) implements TokenReference {}

  /** The digest of an opaque text. */
  record Opaque(SecretDigest digest) implements TokenReference {}

  /** An id that an administrator gave, which needs no proof. */
  record Id(TokenId id) implements TokenReference {}

  /** The record; empty if the token is unknown or has been purged. */
  default Optional<Token> find(Tokens tokens) {
    return switch (this) {
      case Signed(var claims) -> tokens.find(claims.id());
      case Opaque(SecretDigest digest) -> tokens.findByDigest(digest);
      case Id(TokenId id) -> tokens.find(id);
    };
  }

  /** Whether an expiry in the text has passed, whatever the record says. */
  default boolean isExpired(Instant now) {
    return switch (this) {
      case Signed(var claims) -> !now.isBefore(claims.expiresAt());
      case Opaque _, Id _ -> false;
    };
  }

  /** What operators are told about a token whose text says that it has expired. */
  default String expiry() {
    return switch (this) {
      case Signed(var claims) -> Reasons.expired("The token", claims.expiresAt());
      case Opaque _, Id _ -> "The token has expired.";
    };
  }
}
