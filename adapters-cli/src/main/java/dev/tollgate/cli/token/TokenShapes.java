package dev.tollgate.cli.token;

import dev.tollgate.application.admin.token.TokenRecord;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;

/** What is shown of tokens; never the token itself. */
final class TokenShapes {

  /** Never shows the token itself. */
  static final Shape<TokenRecord> TOKEN =
      Shape.<TokenRecord>of("token_id", it -> Cell.text(it.token().id()))
          .and("status", it -> Cell.text(TokenStatus.of(it)))
          .detail("client_id", it -> Cell.text(it.token().client()))
          .and("contract", it -> Cell.text(it.token().contract()))
          .detail("scopes", it -> Cell.texts(it.token().scopes().values()))
          .and("audience", it -> Cell.texts(it.token().audience()))
          .detail("issued_at", it -> new Cell.Time(it.token().issuedAt()))
          .and("expires_at", it -> Cell.time(it.token().expiresAt()))
          .detail("revoked_at", it -> Cell.time(it.token().revokedAt()));

  /** How many tokens of a client were revoked. */
  record Revoked(String client, long tokens) {}

  static final Shape<Revoked> REVOKED =
      Shape.<Revoked>of("client_id", it -> Cell.text(it.client()))
          .and("revoked", it -> new Cell.Count(it.tokens()));

  static final Shape<Long> PURGED = Shape.of("purged", Cell.Count::new);

  private TokenShapes() {}
}
