package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anOpaqueToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for tokens in bulk. */
@About(AllTokens.class)
interface AllTokensContract extends StorageUnderTest {

  private AllTokens all() {
    return storage().allTokens();
  }

  private static Token aTokenCalled(String id) {
    Token other = aToken();
    return new Token(
        new TokenId(id),
        other.registration(),
        other.client(),
        other.contract(),
        other.scopes(),
        List.of(Samples.aResource("books"), Samples.aResource("a")),
        other.issuedAt(),
        other.expiresAt().orElseThrow(),
        Optional.of(Samples.LATER.minusMillis(1)));
  }

  private static List<String> ids(List<Token> tokens) {
    return tokens.stream().map(token -> token.id().value()).toList();
  }

  @Test
  default void tokensAreListedInByteOrderAfterAnyText() {
    List<String> ordered = List.of("-", "1", "10", "9", "A", "Z", "_", "a", "a-", "aA", "b", "~");
    for (String id : ordered.reversed()) {
      assertTrue(storage().tokens().add(aTokenCalled(id)));
    }

    List<String> first = ids(all().page("", 3));
    List<String> rest = ids(all().page("10", 100));
    List<String> behindNone = ids(all().page("B", 2));

    assertEquals(ordered.subList(0, 3), first);
    assertEquals(ordered.subList(3, ordered.size()), rest);
    assertEquals(List.of("Z", "_"), behindNone);
    assertEquals(List.of(), all().page("~", 1));
  }

  @Test
  default void aBatchIsStoredWithItsRevocationsAndAudiences() {
    List<Token> batch = Stream.of("c", "A", "b").map(AllTokensContract::aTokenCalled).toList();

    boolean added = all().add(batch);

    Storage other = second();
    assertTrue(added);
    assertEquals(List.of(batch.get(1), batch.get(2), batch.get(0)), other.allTokens().page("", 9));
    assertEquals(Optional.of(batch.get(0)), other.tokens().find(batch.get(0).id()));
    assertFalse(other.tokens().revoke(batch.get(0).id(), Instant.EPOCH));
  }

  @Test
  default void opaqueAndUnexpiringTokensAreCopiedCompletely() {
    List<Token> batch =
        List.of(
            anOpaqueToken(Optional.empty()), anOpaqueToken(Optional.of(Samples.LATER)), aToken());

    boolean added = all().add(batch);

    assertTrue(added);
    assertEquals(Set.copyOf(batch), Set.copyOf(second().allTokens().page("", 9)));
  }

  @Test
  default void aBatchContainingATakenIdAddsNothing() {
    Token taken = aTokenCalled("m");
    assertTrue(storage().tokens().add(taken));

    boolean withTaken = all().add(List.of(aTokenCalled("a"), aTokenCalled("m"), aTokenCalled("z")));
    boolean withTwice = all().add(List.of(aTokenCalled("b"), aTokenCalled("b")));
    boolean empty = all().add(List.of());

    assertEquals(List.of(false, false, true), List.of(withTaken, withTwice, empty));
    assertEquals(List.of(taken), second().allTokens().page("", 9));
  }

  @Test
  default void onlyOneOfManyThreadsAddsABatch() throws Exception {
    List<Token> batch =
        IntStream.range(0, 40).mapToObj(i -> aTokenCalled("t" + (100 + i))).toList();

    long winners = Race.winners(i -> all().add(batch));

    assertEquals(1, winners);
    assertEquals(batch, all().page("", 100));
  }

  @Test
  default void tokensOfRemovedRegistrationsAreNotListed() {
    Client gone = aClient();
    Client stays = aClient();
    assertTrue(Samples.add(storage(), gone));
    assertTrue(Samples.add(storage(), stays));
    Token kept = aToken(stays, Samples.LATER);
    assertTrue(all().add(List.of(aToken(gone, Samples.LATER), kept)));
    assertTrue(storage().clients().remove(gone.id()));

    List<Token> listed = all().page("", 1);

    assertEquals(List.of(kept), listed);
  }
}
