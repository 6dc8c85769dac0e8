package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.tokens.TokenRow;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;

/**
 * Puts tokens on record that come from a code. The order, by code, is that in which all
 * transactions lock codes, so that no two wait for each other.
 */
sealed interface FamilyWrite extends Comparable<FamilyWrite> {

  SecretDigest code();

  TokenRow token();

  Optional<RefreshRow> refreshToken();

  /** The digest of the code as it is in the database. */
  default String codeHex() {
    return code().hex();
  }

  @Override
  default int compareTo(FamilyWrite other) {
    return codeHex().compareTo(other.codeHex());
  }

  /** Its verdict is false if the code was spent or revoked before or is not on record. */
  record Exchange(SecretDigest code, AuthorizationCodes.Exchange exchange) implements FamilyWrite {

    @Override
    public TokenRow token() {
      return TokenRow.of(exchange.token());
    }

    @Override
    public Optional<RefreshRow> refreshToken() {
      return exchange.refreshToken().map(RefreshRow::of);
    }

    long at() {
      return exchange.at().toEpochMilli();
    }

    @Nullable
    Long keptUntil() {
      return CodeRow.millis(exchange.keptUntil());
    }
  }

  /** Its verdict is false if the token was used before, or its code is revoked. */
  record Rotate(SecretDigest used, RefreshTokens.Rotation rotation) implements FamilyWrite {

    @Override
    public SecretDigest code() {
      return rotation.successor().code();
    }

    @Override
    public TokenRow token() {
      return TokenRow.of(rotation.token());
    }

    @Override
    public Optional<RefreshRow> refreshToken() {
      return Optional.of(RefreshRow.of(rotation.successor()));
    }

    String usedHex() {
      return used.hex();
    }

    long keptUntil() {
      return rotation.keptUntil().toEpochMilli();
    }

    /** Null, as are the successor and the answer, if the refresh token stays usable. */
    @Nullable
    Long usedAt() {
      return CodeRow.millis(rotation.use().map(RefreshToken.Use::at));
    }

    @Nullable
    String successor() {
      return rotation.use().map(use -> use.successor().hex()).orElse(null);
    }

    @Nullable
    String answer() {
      return rotation.use().map(RefreshToken.Use::answer).orElse(null);
    }
  }
}
