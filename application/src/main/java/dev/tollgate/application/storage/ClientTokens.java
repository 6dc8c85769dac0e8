package dev.tollgate.application.storage;

import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;

/** The tokens on record, by the client registration they were issued to. */
public interface ClientTokens {

  /**
   * Tokens of one registration, live or not, ordered by id, byte for byte.
   *
   * @param after the page begins after this id; empty text means from the start
   * @param limit how many to return at most
   */
  List<Token> page(RegistrationId registration, String after, int limit);

  /**
   * Revokes these tokens in one step.
   *
   * @return how many this call revoked; tokens that were revoked before do not count
   */
  int revoke(List<TokenId> ids, Instant at);
}
