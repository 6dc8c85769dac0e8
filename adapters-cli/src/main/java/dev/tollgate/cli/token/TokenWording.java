package dev.tollgate.cli.token;

import dev.tollgate.domain.refusal.TokenAdminRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;

/** Tells administrators why a token was not shown or revoked. */
final class TokenWording {

  private TokenWording() {}

  static String of(TokenAdminRefusal refusal) {
    return switch (refusal) {
      case TokenMalformed() ->
          "This is not a token. Give the whole token, or its id from: tollgate token list --client"
              + " ID";
      case TokenForged() ->
          "This token was not signed with a key of this store. Check that --data and --storage"
              + " point to the store of the server that issued it.";
      case TokenUnknown _ ->
          "This token is not in the store: it was never issued here, or it has been purged.";
      case TokenExpired() -> "This token has expired; there is nothing to revoke.";
      case TokenRevoked() -> "This token has already been revoked.";
    };
  }
}
