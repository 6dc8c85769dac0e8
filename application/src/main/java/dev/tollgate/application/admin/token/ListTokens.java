package dev.tollgate.application.admin.token;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.access.LiveTokens;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.TokenInactive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the tokens on record of one client by id, which is the order in which they were issued. */
public final class ListTokens {

  private final ClientTokens tokens;
  private final LiveTokens liveTokens;

  public ListTokens(ClientTokens tokens, LiveTokens liveTokens) {
    this.tokens = tokens;
    this.liveTokens = liveTokens;
  }

  /**
   * One page of the list.
   *
   * @param after the last id of the page before; empty text for the first page
   * @param limit the size of the page
   */
  public List<TokenRecord> list(Client client, String after, int limit) {
    List<Token> page = tokens.page(client.registration(), after, limit);
    List<Result<LiveToken, TokenInactive>> decisions = liveTokens.check(page, client);
    List<TokenRecord> records = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      Optional<TokenInactive> inactive =
          decisions.get(i).fold(live -> Optional.empty(), Optional::of);
      records.add(new TokenRecord(page.get(i), inactive));
    }
    return records;
  }
}
