package dev.tollgate.application.storage;

import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;

/** The tokens on record by the registration that they were issued to. */
public interface ClientTokens {

  /**
   * Tokens of one registration, live or not, ordered by id.
   *
   * @param after the id that the part begins behind; empty text begins at the start
   * @param limit how many at the most
   */
  List<Token> page(RegistrationId registration, String after, int limit);

  /**
   * Revokes those of these tokens that are not revoked yet, all at once.
   *
   * @return how many this very call revoked
   */
  int revoke(List<TokenId> ids, Instant at);
}
