package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.SecretDigest;

/**
 * Puts tokens on record that come from a code. The order, by code, is that in which all
 * transactions lock codes, so that no two wait for each other.
 */
sealed interface FamilyWrite extends Comparable<FamilyWrite> {

  SecretDigest code();

  @Override
  default int compareTo(FamilyWrite other) {
    return code().hex().compareTo(other.code().hex());
  }

  /** Its verdict is false if the code was spent or revoked before or is not on record. */
  record Exchange(SecretDigest code, AuthorizationCodes.Exchange exchange) implements FamilyWrite {}

  /** Its verdict is false if the token was used before, or its code is revoked. */
  record Rotate(SecretDigest token, RefreshTokens.Rotation rotation) implements FamilyWrite {

    @Override
    public SecretDigest code() {
      return rotation.successor().code();
    }
  }
}
