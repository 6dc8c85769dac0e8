package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aResource;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anOpaqueToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenOwner;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for tokens. */
@About(Tokens.class)
interface TokensContract extends StorageUnderTest {

  private Tokens tokens() {
    return storage().tokens();
  }

  @Test
  default void tokensAreFoundAsTheyWereSaved() {
    Token plain = aToken();
    Token revoked =
        new Token(
            aToken().id(),
            plain.registration(),
            plain.client(),
            "rfc",
            ScopeSet.EMPTY,
            List.of(),
            Samples.NOW,
            Samples.LATER,
            Optional.of(Samples.NOW.plusMillis(1)));

    assertTrue(tokens().add(plain));
    assertTrue(tokens().add(revoked));

    assertEquals(Optional.of(plain), tokens().find(plain.id()));
    assertEquals(Optional.of(revoked), tokens().find(revoked.id()));
  }

  @Test
  default void anOpaqueTokenOfAUserIsFoundByItsIdAndByTheDigestOfItsText() throws Exception {
    Token token = anOpaqueToken(Optional.empty());
    Token expiring = anOpaqueToken(Optional.of(Samples.LATER));
    SecretDigest digest = token.digest().orElseThrow();

    boolean added = tokens().add(token) && tokens().add(expiring);

    assertTrue(added);
    assertEquals(Optional.of(token), tokens().find(token.id()));
    assertEquals(Optional.of(token), tokens().findByDigest(digest));
    assertEquals(
        Optional.of(expiring), second().tokens().findByDigest(expiring.digest().orElseThrow()));
    assertEquals(Optional.empty(), tokens().findByDigest(SecretDigest.of("another text")));
  }

  @Test
  default void aRevokedOpaqueTokenIsFoundRevokedByItsDigest() {
    Token token = anOpaqueToken(Optional.empty());
    SecretDigest digest = token.digest().orElseThrow();
    assertTrue(tokens().add(token));
    Optional<Token> before = tokens().findByDigest(digest);

    boolean revoked = tokens().revoke(token.id(), Samples.NOW);

    assertEquals(Optional.of(token), before);
    assertTrue(revoked);
    assertEquals(token.revoked(Samples.NOW), tokens().findByDigest(digest));
  }

  @Test
  default void aDigestBelongsToOneToken() {
    Token first = anOpaqueToken(Optional.empty());
    Token second = anOpaqueToken(Optional.empty());
    Token same =
        new Token(
            second.id(),
            second.registration(),
            second.client(),
            second.subject(),
            second.company(),
            second.contract(),
            second.scopes(),
            second.audience(),
            first.digest(),
            second.issuedAt(),
            second.expiresAt(),
            second.revokedAt());
    assertTrue(tokens().add(first));

    boolean added = tokens().add(same);
    boolean addedInBulk = storage().allTokens().add(List.of(aToken(), same));

    assertFalse(added || addedInBulk);
    assertEquals(Optional.of(first), tokens().findByDigest(first.digest().orElseThrow()));
    assertEquals(Optional.empty(), tokens().find(same.id()));
  }

  @Test
  default void theAudienceKeepsItsOrderEvenAfterRevocation() {
    List<ResourceUri> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      many.add(aResource((i * 37 % 50) + "/" + "p".repeat(200)));
    }
    List<ResourceUri> odd =
        List.of(
            new ResourceUri("urn:example:a,b;c'd%20?x=1&y"),
            aResource("same"),
            aResource("Same"),
            aResource("same/"));
    for (List<ResourceUri> audience : List.of(List.of(aResource("one")), many, odd)) {
      Token saved = aTokenFor(audience);

      boolean added = tokens().add(saved);

      assertTrue(added);
      assertEquals(Optional.of(saved), tokens().find(saved.id()));
      assertEquals(List.of(saved), storage().clientTokens().page(saved.registration(), "", 10));
      assertTrue(tokens().revoke(saved.id(), Samples.NOW));
      assertEquals(Optional.of(revoked(saved, Samples.NOW)), tokens().find(saved.id()));
    }
  }

  private static Token aTokenFor(List<ResourceUri> audience) {
    Token other = aToken();
    return new Token(
        other.id(),
        other.registration(),
        other.client(),
        "rfc",
        other.scopes(),
        audience,
        other.issuedAt(),
        other.expiresAt().orElseThrow(),
        Optional.empty());
  }

  @Test
  default void aTokenWithATakenIdIsNotAddedAndTheFirstRemains() {
    Token first = aToken();
    boolean _ = tokens().add(first);

    boolean again = tokens().add(withId(first.id()));

    assertFalse(again);
    assertEquals(Optional.of(first), tokens().find(first.id()));
  }

  private static Token withId(TokenId id) {
    Token other = aToken(aClient(), Samples.LATER.plusMillis(1));
    return new Token(
        id,
        other.registration(),
        other.client(),
        other.contract(),
        other.scopes(),
        other.audience(),
        other.issuedAt(),
        other.expiresAt().orElseThrow(),
        Optional.empty());
  }

  @Test
  default void onlyOneOfManyThreadsAddsAToken() throws Exception {
    TokenId id = aToken().id();

    long winners = Race.winners(i -> tokens().add(withId(id)));

    assertEquals(1, winners);
  }

  @Test
  default void tokensAddedConcurrentlyAreAllKept() throws Exception {
    long winners =
        Race.winners(
            i -> {
              Token token = aToken();
              return tokens().add(token) && tokens().find(token.id()).equals(Optional.of(token));
            });

    assertEquals(Race.THREADS, winners);
  }

  @Test
  default void tokenIdsAreComparedByteForByte() {
    boolean _ = tokens().add(withId(new TokenId("Token")));

    assertEquals(Optional.empty(), tokens().find(new TokenId("token")));
    assertFalse(tokens().revoke(new TokenId("TOKEN"), Samples.NOW));
    assertTrue(tokens().add(withId(new TokenId("token"))));
  }

  @Test
  default void revokingATokenAgainKeepsTheFirstTime() {
    Token token = aToken();
    boolean _ = tokens().add(token);
    Optional<Token> before = tokens().find(token.id());

    boolean first = tokens().revoke(token.id(), Samples.NOW);
    boolean second = tokens().revoke(token.id(), Samples.LATER);

    assertEquals(Optional.of(token), before);
    assertTrue(first);
    assertFalse(second);
    assertEquals(Optional.of(revoked(token, Samples.NOW)), tokens().find(token.id()));
  }

  private static Token revoked(Token token, Instant at) {
    return new Token(
        token.id(),
        token.registration(),
        token.client(),
        token.contract(),
        token.scopes(),
        token.audience(),
        token.issuedAt(),
        token.expiresAt().orElseThrow(),
        Optional.of(at));
  }

  @Test
  default void anUnknownTokenIsNotFoundOrRevoked() {
    TokenId nothing = aToken().id();

    assertEquals(Optional.empty(), tokens().find(nothing));
    assertFalse(tokens().revoke(nothing, Samples.NOW));
    assertEquals(Optional.empty(), tokens().find(nothing));
  }

  @Test
  default void aTokenThatStartsToBeAddedIsOnRecordAtTheEnd() throws Exception {
    Token token = aToken();

    boolean added = tokens().startAdding(token).toCompletableFuture().join();
    Optional<Token> found = second().tokens().find(token.id());
    boolean again = tokens().startAdding(token).toCompletableFuture().join();

    assertTrue(added);
    assertEquals(Optional.of(token), found);
    assertFalse(again);
  }

  @Test
  default void aTokenIsRevokedForItsOwnerAlone() throws Exception {
    Token token = aToken();
    TokenOwner owner = new TokenOwner(token.registration(), token.contract());
    assertTrue(tokens().add(token));

    boolean byAnotherClient =
        tokens()
            .revokeOwn(
                token.id(), new TokenOwner(aToken().registration(), token.contract()), Samples.NOW);
    boolean underAnotherContract =
        tokens().revokeOwn(token.id(), new TokenOwner(token.registration(), "other"), Samples.NOW);
    boolean expired = tokens().revokeOwn(token.id(), owner, token.expiresAt().orElseThrow());
    Optional<Token> before = tokens().find(token.id());
    boolean byItsOwner = tokens().revokeOwn(token.id(), owner, Samples.NOW);
    boolean again = tokens().revokeOwn(token.id(), owner, Samples.NOW);
    boolean unknown = tokens().revokeOwn(aToken().id(), owner, Samples.NOW);

    assertFalse(byAnotherClient);
    assertFalse(underAnotherContract);
    assertEquals(Optional.of(token), before);
    assertFalse(expired);
    assertTrue(byItsOwner);
    assertFalse(again);
    assertFalse(unknown);
    assertEquals(Optional.of(revoked(token, Samples.NOW)), tokens().find(token.id()));
    assertEquals(Optional.of(revoked(token, Samples.NOW)), second().tokens().find(token.id()));
  }

  @Test
  default void onlyOneOfManyOwnersAndAdministratorsRevokesAToken() throws Exception {
    Token token = aToken();
    TokenOwner owner = new TokenOwner(token.registration(), token.contract());
    assertTrue(tokens().add(token));

    long winners =
        Race.winners(
            i ->
                i % 2 == 0
                    ? tokens().revokeOwn(token.id(), owner, Samples.NOW)
                    : tokens().revoke(token.id(), Samples.NOW));

    assertEquals(1, winners);
  }

  @Test
  default void onlyOneOfManyThreadsRevokesAToken() throws Exception {
    Token token = aToken();
    boolean _ = tokens().add(token);

    long winners = Race.winners(i -> tokens().revoke(token.id(), Samples.NOW.plusMillis(i)));

    assertEquals(1, winners);
    assertTrue(tokens().find(token.id()).orElseThrow().revokedAt().isPresent());
  }

  @Test
  default void eachConcurrentCallerGetsItsOwnVerdict() throws Exception {
    Token taken = aToken();
    List<Token> mine = Stream.generate(Samples::aToken).limit(Race.THREADS).toList();
    assertTrue(tokens().add(taken));
    for (int i = 2; i < Race.THREADS; i += 4) {
      assertTrue(tokens().add(mine.get(i)));
    }

    long toldRight =
        Race.winners(
            i ->
                switch (i % 4) {
                  case 0 -> tokens().add(mine.get(i));
                  case 1 -> !tokens().add(withId(taken.id()));
                  case 2 -> tokens().revoke(mine.get(i).id(), Samples.NOW);
                  default -> !tokens().revoke(mine.get(i).id(), Samples.NOW);
                });

    assertEquals(Race.THREADS, toldRight);
    assertEquals(Optional.of(taken), tokens().find(taken.id()));
    for (int i = 0; i < Race.THREADS; i++) {
      Token token = mine.get(i);
      Optional<Token> expected =
          switch (i % 4) {
            case 0 -> Optional.of(token);
            case 2 -> Optional.of(revoked(token, Samples.NOW));
            default -> Optional.empty();
          };
      assertEquals(expected, tokens().find(token.id()));
    }
  }

  @Test
  default void instantsKeepTheirMilliseconds() {
    List<Instant> instants =
        Stream.concat(
                LongStream.range(0, 200).mapToObj(i -> Samples.NOW.plusMillis(i * 1_005)),
                Stream.of(
                    Instant.ofEpochSecond(Integer.MAX_VALUE, 999_000_000),
                    Instant.ofEpochSecond(2L * Integer.MAX_VALUE + 1, 999_000_000),
                    Instant.parse("9999-12-31T23:59:59.999Z")))
            .toList();
    List<Token> tokens = instants.stream().map(it -> aToken(aClient(), it)).toList();
    assertTrue(storage().allTokens().add(tokens));
    Tokens read = second().tokens();

    List<Optional<Token>> found = tokens.stream().map(it -> read.find(it.id())).toList();

    assertEquals(tokens.stream().map(Optional::of).toList(), found);
  }

  @Test
  default void fractionsOfAMillisecondAreNeverRoundedUp() {
    Token expiring = aToken(aClient(), Samples.LATER.plusNanos(999_999));
    Token revoked = aToken();
    assertTrue(tokens().add(expiring) && tokens().add(revoked));
    assertTrue(tokens().revoke(revoked.id(), Samples.NOW.plusNanos(999_999)));

    Optional<Instant> expiry = second().tokens().find(expiring.id()).flatMap(Token::expiresAt);
    Optional<Instant> revocation = second().tokens().find(revoked.id()).flatMap(Token::revokedAt);

    assertEquals(Optional.of(Samples.LATER), expiry.map(TokensContract::toTheMillisecond));
    assertEquals(Optional.of(Samples.NOW), revocation.map(TokensContract::toTheMillisecond));
  }

  private static Instant toTheMillisecond(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
