package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anOpaqueToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for the purge of tokens. */
@About(Tokens.class)
interface PurgeContract extends StorageUnderTest {

  private Client registered() {
    Client client = aClient();
    assertTrue(Samples.add(storage(), client));
    return client;
  }

  private List<Token> added(Client client, int count, Instant expiresAt) {
    List<Token> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Token token = aToken(client, expiresAt);
      assertTrue(storage().tokens().add(token));
      added.add(token);
    }
    return added;
  }

  private long onRecord(List<Token> tokens) {
    Storage fresh = second();
    return tokens.stream().filter(token -> fresh.tokens().find(token.id()).isPresent()).count();
  }

  @Test
  default void onlyExpiredTokensAreRemovedInBatches() {
    Client client = registered();
    Instant now = Samples.LATER;
    List<Token> expired = added(client, 3, now);
    expired.addAll(added(client, 2, now.minusMillis(1)));
    List<Token> live = added(client, 3, now.plusMillis(1));

    int first = storage().tokens().purge(now, 2);
    long left = storage().tokens().purgeable(now);
    int second = storage().tokens().purge(now, 2);
    int third = storage().tokens().purge(now, 2);
    int fourth = storage().tokens().purge(now, 2);

    assertEquals(List.of(2, 2, 1, 0), List.of(first, second, third, fourth));
    assertEquals(3, left);
    assertEquals(0, onRecord(expired));
    assertEquals(3, onRecord(live));
  }

  @Test
  default void anUnexpiringTokenIsPurgedOnlyAfterItsClientIsRemoved() {
    Client client = registered();
    Instant late = Samples.LATER.plus(Duration.ofDays(100_000));
    Token token = anOpaqueToken(client, Optional.empty());
    assertTrue(storage().tokens().add(token));

    long purgeable = storage().tokens().purgeable(late);
    int early = storage().tokens().purge(late, 10);
    long between = onRecord(List.of(token));
    assertTrue(storage().clients().remove(client.id()));
    int removed = storage().tokens().purge(late, 10);

    assertEquals(List.of(0L, 1L), List.of(purgeable, between));
    assertEquals(List.of(0, 1), List.of(early, removed));
    assertEquals(Optional.empty(), second().tokens().findByDigest(token.digest().orElseThrow()));
  }

  @Test
  default void aRevokedTokenStaysOnRecordUntilItExpires() {
    List<Token> revoked = added(registered(), 1, Samples.LATER);
    assertTrue(storage().tokens().revoke(revoked.getFirst().id(), Samples.NOW));

    int early = storage().tokens().purge(Samples.LATER.minusMillis(1), 10);
    long between = onRecord(revoked);
    int late = storage().tokens().purge(Samples.LATER, 10);

    assertEquals(0, early);
    assertEquals(1, between);
    assertEquals(1, late);
  }

  @Test
  default void onlyTokensOfTheRemovedClientArePurgedInBatches() {
    Client gone = registered();
    Client kept = registered();
    List<Token> goners = added(gone, 5, Samples.LATER);
    List<Token> live = added(kept, 3, Samples.LATER);
    assertTrue(storage().clients().remove(gone.id()));

    int first = storage().tokens().purge(Samples.NOW, 2);
    int second = storage().tokens().purge(Samples.NOW, 2);
    int third = storage().tokens().purge(Samples.NOW, 2);
    int fourth = storage().tokens().purge(Samples.NOW, 2);

    assertEquals(List.of(2, 2, 1, 0), List.of(first, second, third, fourth));
    assertEquals(0, onRecord(goners));
    assertEquals(3, onRecord(live));
  }

  @Test
  default void aBatchMayMixExpiredTokensAndTokensOfARemovedClient() {
    Client gone = registered();
    List<Token> goners = added(gone, 3, Samples.LATER);
    List<Token> expired = added(registered(), 2, Samples.NOW);
    assertTrue(storage().clients().remove(gone.id()));

    int first = storage().tokens().purge(Samples.NOW, 4);
    int second = storage().tokens().purge(Samples.NOW, 4);

    assertEquals(4, first);
    assertEquals(1, second);
    assertEquals(0, onRecord(goners) + onRecord(expired));
  }

  @Test
  default void tokensOfANewRegistrationOfTheSameIdAreKept() {
    Client gone = registered();
    List<Token> goners = added(gone, 2, Samples.LATER);
    Client again = aClient(gone.id(), gone.name(), Samples.aSecret());
    assertTrue(storage().clients().remove(gone.id()));
    assertTrue(Samples.add(storage(), again));
    List<Token> live = added(again, 2, Samples.LATER);

    int removed = storage().tokens().purge(Samples.NOW, 10);

    assertEquals(2, removed);
    assertEquals(0, onRecord(goners));
    assertEquals(2, onRecord(live));
    assertEquals(Optional.of(again), storage().clients().find(gone.id()));
  }

  @Test
  default void tokensOfARemovedClientStayOnRecordUntilThePurge() {
    Client gone = registered();
    List<Token> goners = added(gone, 1, Samples.LATER);

    boolean removed = storage().clients().remove(gone.id());

    assertTrue(removed);
    assertEquals(1, onRecord(goners));
  }

  @Test
  default void tokensAreNeverPurgedAFractionOfAMillisecondEarly() {
    List<Token> tokens = added(registered(), 1, Samples.LATER);
    Instant early = Samples.LATER.minusNanos(1);

    long purgeable = storage().tokens().purgeable(early);
    int removed = storage().tokens().purge(early, 10);

    assertEquals(List.of(0L, 0), List.of(purgeable, removed));
    assertEquals(1, onRecord(tokens));
  }

  @Test
  default void tokensOfAnUnknownRegistrationAreKeptAndListed() {
    List<Token> tokens = added(aClient(), 2, Samples.LATER);
    Client gone = registered();
    assertTrue(storage().clients().remove(gone.id()));

    int removed = storage().tokens().purge(Samples.NOW, 10);

    assertEquals(0, removed);
    assertEquals(2, onRecord(tokens));
    assertEquals(Set.copyOf(tokens), Set.copyOf(second().allTokens().page("", 10)));
  }
}
