package dev.tollgate.application.admin.token;

import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Enterprise;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists the tokens on record of one client, ordered by id, which is the order of their issue. */
public final class ListTokens {

  private final ClientTokens tokens;
  private final Enterprises enterprises;
  private final Clock clock;

  public ListTokens(ClientTokens tokens, Enterprises enterprises, Clock clock) {
    this.tokens = tokens;
    this.enterprises = enterprises;
    this.clock = clock;
  }

  /**
   * A part of the list.
   *
   * @param after the id that the part begins behind; empty text begins at the start
   * @param limit how many at the most
   */
  public List<TokenRecord> list(Client client, String after, int limit) {
    Instant now = clock.instant();
    Optional<Enterprise> enterprise = enterprises.find(client.enterprise());
    return tokens.page(client.registration(), after, limit).stream()
        .map(
            token ->
                new TokenRecord(token, TokenState.of(token, Optional.of(client), enterprise, now)))
        .toList();
  }
}
