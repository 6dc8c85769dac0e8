package dev.tollgate.persistence.jdbc.tokens;

import java.util.List;

/** Adds and revokes tokens, as many as there are in one transaction. */
interface TokenBatch {

  /**
   * Adds tokens, and answers with the verdict on each once all are durable: false if the id or the
   * digest is taken. Fails, and adds none, if some may have to be added one by one.
   */
  List<Boolean> add(List<TokenRow> rows);

  /**
   * Revokes tokens, notes it for the other nodes at the server's time, and answers with the verdict
   * on each once all are durable: false if the token is revoked already or not on record.
   *
   * @param all in their natural order
   */
  List<Boolean> revoke(List<Revoke> all);
}
