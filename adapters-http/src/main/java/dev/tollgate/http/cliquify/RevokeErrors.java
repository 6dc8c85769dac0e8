package dev.tollgate.http.cliquify;

import dev.tollgate.domain.refusal.RevokeRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;

/** The errors of the revocation endpoint, which tells a token that is not on record from others. */
@Singleton
final class RevokeErrors extends CliquifyErrors {

  RevokeErrors() {
    super("revoke", List.of(RevokeController.PATH));
  }

  Reply refuse(RevokeRefusal refusal) {
    return switch (refusal) {
      case TokenMissing() -> reply("revoke-token-missing");
      case TokenMalformed() -> reply("revoke-token-malformed");
      case TokenForged() -> reply("revoke-token-forged");
      case TokenExpired() -> reply("revoke-token-expired");
      case TokenRevoked() -> reply("revoke-token-revoked");
      case TokenUnknown _ -> reply("revoke-token-unknown");
    };
  }
}
