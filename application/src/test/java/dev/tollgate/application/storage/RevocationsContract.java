package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What holds for the revocations that instances tell each other of. */
@About(Revocations.class)
interface RevocationsContract extends StorageUnderTest {

  private TokenId added() {
    Token token = aToken();
    assertTrue(storage().tokens().add(token));
    return token.id();
  }

  private TokenId revoked(Instant at) {
    TokenId id = added();
    assertTrue(storage().tokens().revoke(id, at));
    return id;
  }

  private static List<TokenId> tokens(List<Revocation> revocations) {
    return revocations.stream().map(Revocation::token).toList();
  }

  @Test
  default void anotherInstanceReadsRevocationsInOrder() {
    Revocations told = second().revocations();
    long start = told.latest();
    TokenId first = revoked(Samples.NOW);
    long between = told.latest();
    TokenId second = revoked(Samples.NOW);

    List<Revocation> both = told.after(start, 10);

    assertEquals(List.of(first, second), tokens(both));
    assertEquals(between, both.getFirst().place());
    assertEquals(told.latest(), both.getLast().place());
    assertTrue(0 <= start && start < between && between < told.latest());
    assertEquals(both.subList(1, 2), told.after(between, 10));
    assertEquals(both.subList(0, 1), told.after(start, 1));
    assertEquals(List.of(), told.after(told.latest(), 10));
  }

  @Test
  default void repeatedRevocationsAreNotRecorded() {
    TokenId revoked = revoked(Samples.NOW);
    long start = storage().revocations().latest();

    boolean again = storage().tokens().revoke(revoked, Samples.LATER);
    boolean unknown = storage().tokens().revoke(aToken().id(), Samples.LATER);
    int none = storage().clientTokens().revoke(List.of(revoked, aToken().id()), Samples.LATER);

    assertTrue(!again && !unknown && none == 0);
    assertEquals(List.of(), second().revocations().after(start, 10));
  }

  @Test
  default void eachRevocationOfABatchIsRecorded() {
    TokenId before = revoked(Samples.NOW);
    List<TokenId> batch = List.of(added(), added(), added());
    long start = storage().revocations().latest();

    int revoked =
        storage()
            .clientTokens()
            .revoke(List.of(batch.get(0), before, batch.get(1), batch.get(2)), Samples.NOW);

    assertEquals(3, revoked);
    assertEquals(Set.copyOf(batch), Set.copyOf(tokens(second().revocations().after(start, 10))));
    assertEquals(3, storage().revocations().after(start, 10).size());
  }

  @Test
  default void concurrentRevocationsAreAllRecorded() throws Exception {
    long start = storage().revocations().latest();
    Set<TokenId> revoked = ConcurrentHashMap.newKeySet();

    long winners = Race.winners(i -> revoked.add(revoked(Samples.NOW)));

    List<Revocation> told = storage().revocations().after(start, 2 * Race.THREADS);
    assertEquals(Race.THREADS, winners);
    assertEquals(Race.THREADS, told.size());
    assertEquals(revoked, Set.copyOf(tokens(told)));
    assertEquals(
        told.stream().map(Revocation::place).sorted().distinct().toList(),
        told.stream().map(Revocation::place).toList());
  }

  @Test
  default void oldRevocationsAreTrimmedInBatchesAndPlacesKeepGrowing() {
    List<TokenId> _ = List.of(revoked(Samples.NOW), revoked(Samples.NOW), revoked(Samples.NOW));
    long highest = storage().revocations().latest();

    List<Integer> trimmed =
        List.of(
            storage().revocations().trim(Duration.ZERO, 2),
            storage().revocations().trim(Duration.ZERO, 2),
            storage().revocations().trim(Duration.ZERO, 2));
    List<Revocation> left = second().revocations().after(0, 10);
    TokenId next = revoked(Samples.NOW);

    assertEquals(List.of(2, 1, 0), trimmed);
    assertEquals(List.of(), left);
    assertEquals(List.of(next), tokens(second().revocations().after(highest, 10)));
  }

  @Test
  default void theAgeOfARevocationIsMeasuredByTheStoresClock() {
    Instant now = Instant.now();
    TokenId behind = revoked(now.minus(Duration.ofHours(2)));
    TokenId ahead = revoked(now.plus(Duration.ofHours(2)));
    List<TokenId> both = tokens(second().revocations().after(0, 10));

    int young = storage().revocations().trim(Duration.ofHours(1), 10);
    int all = storage().revocations().trim(Duration.ZERO, 10);

    assertEquals(List.of(behind, ahead), both);
    assertEquals(0, young);
    assertEquals(2, all);
  }
}
