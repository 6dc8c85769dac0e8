package dev.tollgate.application.admin.token;

import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** Revokes all live tokens of a client in batches. */
public record EndTokens(ClientTokens tokens) {

  private static final int BATCH = 500;

  /**
   * Answers with how many were revoked, among them all that were obtained before this instant.
   *
   * @param progress is told after each batch how many were revoked so far
   */
  public long of(RegistrationId registration, Instant now, LongConsumer progress) {
    long revoked = 0;
    String reached = "";
    List<Token> page;
    do {
      page = tokens.page(registration, reached, BATCH);
      List<TokenId> live =
          page.stream()
              .filter(token -> token.revokedAt().isEmpty() && !token.isExpired(now))
              .map(Token::id)
              .toList();
      if (!live.isEmpty()) {
        revoked += tokens.revoke(live, now);
        progress.accept(revoked);
      }
      reached = page.isEmpty() ? reached : page.getLast().id().value();
    } while (page.size() == BATCH && !page.getLast().issuedAt().isAfter(now));
    return revoked;
  }
}
