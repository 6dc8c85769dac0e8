package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for the tokens of one registration, and for counting what a purge would remove. */
@About(ClientTokens.class)
interface ClientTokensContract extends StorageUnderTest {

  private List<Token> added(Client client, int count) {
    List<Token> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Token token = aToken(client, i % 2 == 0 ? Samples.NOW : Samples.LATER);
      assertTrue(storage().tokens().add(token));
      added.add(token);
    }
    added.sort(Comparator.comparing(token -> token.id().value()));
    return added;
  }

  @Test
  default void onlyTokensOfTheRegistrationAreListedOrderedById() {
    Client client = aClient();
    Client again = aClient(client.id(), client.name());
    List<Token> own = added(client, 5);
    List<Token> _ = added(again, 3);

    ClientTokens tokens = storage().clientTokens();
    String third = own.get(2).id().value();

    assertEquals(own, tokens.page(client.registration(), "", 100));
    assertEquals(own.subList(0, 2), tokens.page(client.registration(), "", 2));
    assertEquals(own.subList(3, 5), tokens.page(client.registration(), third, 100));
    assertEquals(List.of(), tokens.page(client.registration(), own.getLast().id().value(), 100));
    assertEquals(List.of(), tokens.page(aClient().registration(), "", 100));
  }

  @Test
  default void revokingABatchKeepsEarlierRevocationTimes() {
    List<Token> tokens = added(aClient(), 4);
    Token other = added(aClient(), 1).getFirst();
    List<TokenId> ids = new ArrayList<>(tokens.stream().map(Token::id).toList());
    assertTrue(storage().tokens().revoke(ids.getFirst(), Samples.NOW));
    ids.add(aToken().id());

    int revoked = storage().clientTokens().revoke(ids, Samples.LATER);
    int again = storage().clientTokens().revoke(ids, Samples.LATER);

    Storage fresh = second();
    assertEquals(List.of(3, 0), List.of(revoked, again));
    assertEquals(
        List.of(Samples.NOW, Samples.LATER, Samples.LATER, Samples.LATER),
        tokens.stream()
            .map(token -> fresh.tokens().find(token.id()).flatMap(Token::revokedAt).orElseThrow())
            .toList());
    assertEquals(Optional.of(other), fresh.tokens().find(other.id()));
    assertEquals(0, storage().clientTokens().revoke(List.of(), Samples.LATER));
  }

  @Test
  default void eachTokenOfABatchIsRevokedByOneOfManyThreads() throws Exception {
    List<TokenId> ids = added(aClient(), 10).stream().map(Token::id).toList();

    long winners = Race.winners(i -> storage().clientTokens().revoke(ids, Samples.NOW) == 10);
    int left = storage().clientTokens().revoke(ids, Samples.NOW);

    assertEquals(List.of(1L, 0), List.of(winners, left));
  }

  @Test
  default void countingWhatAPurgeWouldRemoveRemovesNothing() {
    Client gone = aClient();
    assertTrue(Samples.add(storage(), gone));
    List<Token> goners = added(gone, 3);
    List<Token> others = added(aClient(), 4);
    long before = storage().tokens().purgeable(Samples.NOW);
    assertTrue(storage().clients().remove(gone.id()));

    long purgeable = storage().tokens().purgeable(Samples.NOW);

    assertEquals(2 + 2, before);
    assertEquals(3 + 2, purgeable);
    assertEquals(Optional.of(goners.getFirst()), storage().tokens().find(goners.getFirst().id()));
    assertEquals(purgeable, storage().tokens().purge(Samples.NOW, 100));
    assertEquals(0, storage().tokens().purgeable(Samples.NOW));
    assertEquals(
        2,
        storage()
            .tokens()
            .purgeable(others.getFirst().expiresAt().orElseThrow().plusSeconds(9999)));
  }
}
