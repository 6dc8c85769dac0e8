package dev.tollgate.cli.token;

import dev.tollgate.application.admin.token.RevokeClientTokens;
import dev.tollgate.application.admin.token.TokenRecord;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Subject;
import java.util.Optional;

/** What is shown of tokens; never the token itself. */
final class TokenShapes {

  /** Never shows the token itself. */
  static final Shape<TokenRecord> TOKEN =
      Shape.<TokenRecord>of("token_id", it -> Cell.text(it.token().id()))
          .and("status", it -> Cell.text(TokenStatus.of(it)))
          .detail("client_id", it -> Cell.text(it.token().client()))
          .detail("user_id", it -> Cell.text(user(it).map(Subject.OfUser::user)))
          .detail("company_id", it -> Cell.text(user(it).flatMap(_ -> it.token().company())))
          .detail("grant_id", it -> Cell.text(user(it).map(Subject.OfUser::grant)))
          .and("contract", it -> Cell.text(it.token().contract()))
          .detail("scopes", it -> Cell.texts(it.token().scopes().values()))
          .and("audience", it -> Cell.texts(it.token().audience()))
          .detail("issued_at", it -> new Cell.Time(it.token().issuedAt()))
          .and("expires_at", it -> Cell.time(it.token().expiresAt()))
          .detail("revoked_at", it -> Cell.time(it.token().revokedAt()));

  static final Shape<RevokeClientTokens.Revoked> REVOKED =
      Shape.<RevokeClientTokens.Revoked>of("client_id", it -> Cell.text(it.client()))
          .and("revoked", it -> new Cell.Count(it.tokens()))
          .and("grants", it -> new Cell.Count(it.grants()));

  static final Shape<Long> PURGED = Shape.of("purged", Cell.Count::new);

  /** The user that a token speaks for; empty if it speaks for the client itself. */
  private static Optional<Subject.OfUser> user(TokenRecord token) {
    return switch (token.token().subject()) {
      case Subject.OfClient() -> Optional.empty();
      case Subject.OfUser user -> Optional.of(user);
    };
  }

  private TokenShapes() {}
}
