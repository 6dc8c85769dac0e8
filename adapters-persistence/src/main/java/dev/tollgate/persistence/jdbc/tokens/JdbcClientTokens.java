package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of each registration in a database. No index on registrations burdens the issue of
 * tokens, so the whole table is read, in windows that keep every statement short.
 */
record JdbcClientTokens(Statements statements, TokenRows rows, TokenBatch batch)
    implements ClientTokens {

  private static final int WINDOW = 20_000;

  @Override
  public List<Token> page(RegistrationId registration, String after, int limit) {
    List<Token> found = new ArrayList<>();
    Optional<String> reached = Optional.of(after);
    while (reached.isPresent() && found.size() < limit) {
      String from = reached.get();
      int room = limit - found.size();
      reached = statements.run(() -> rows.lastOf(from, WINDOW));
      reached
          .map(to -> statements.run(() -> rows.between(from, to, registration.value(), room)))
          .ifPresent(more -> more.forEach(row -> found.add(row.token())));
    }
    return found;
  }

  @Override
  public int revoke(List<TokenId> ids, Instant at) {
    List<Revoke> all = ids.stream().map(id -> Revoke.of(id, at)).sorted().toList();
    return Collections.frequency(batch.revoke(all), true);
  }
}
