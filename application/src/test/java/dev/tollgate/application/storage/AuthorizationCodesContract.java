package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aCode;
import static dev.tollgate.application.storage.PeopleSamples.aCodeOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aDigest;
import static dev.tollgate.application.storage.PeopleSamples.aGrantOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aRefreshToken;
import static dev.tollgate.application.storage.PeopleSamples.anExchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.AuthorizationCodes.Exchange;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for authorization codes. */
@About(AuthorizationCodes.class)
interface AuthorizationCodesContract extends StorageUnderTest {

  private AuthorizationCodes codes() {
    return storage().authorizationCodes();
  }

  private Optional<AuthorizationCode> found(AuthorizationCode code) {
    return codes().find(code.digest());
  }

  private AuthorizationCode added(AuthorizationCode code) {
    assertTrue(codes().add(code));
    return code;
  }

  @Test
  default void aCodeIsFoundWhole() {
    AuthorizationCode bare = added(aCode(aGrantOnRecord(storage()), Samples.LATER));
    AuthorizationCode full =
        added(
            new AuthorizationCode(
                aDigest(),
                bare.registration(),
                bare.client(),
                bare.contract(),
                bare.user(),
                bare.company(),
                bare.grant(),
                Samples.aClient().scopes(),
                List.of(Samples.aResource("b"), Samples.aResource("a")),
                Optional.of("https://app.example/cb?x=1&y=%20" + "z".repeat(2_000)),
                Optional.of(aDigest()),
                Optional.of("n \u00e9\u6771 ".repeat(500)),
                Optional.of(new CodeChallenge("aB-_".repeat(10) + "xyz")),
                bare.session(),
                Samples.NOW.minusMillis(3),
                Samples.NOW,
                Samples.LATER,
                Optional.of(Samples.NOW.plusMillis(1)),
                Optional.of(Samples.NOW.plusMillis(2)),
                Optional.of(Samples.LATER.plusMillis(3))));

    assertEquals(Optional.of(bare), second().authorizationCodes().find(bare.digest()));
    assertEquals(Optional.of(full), second().authorizationCodes().find(full.digest()));
    assertFalse(codes().add(bare));
    assertEquals(Optional.empty(), codes().find(aDigest()));
  }

  @Test
  default void anExchangePutsEverythingOnRecordInOneStep() {
    AuthorizationCode code = aCodeOnRecord(storage());
    RefreshToken refresh = aRefreshToken(code.digest(), Samples.LATER);
    Exchange exchange = anExchange(code, Optional.of(refresh), Optional.of(Samples.LATER));

    boolean exchanged = codes().exchange(code.digest(), exchange);

    Storage fresh = second();
    Token token = exchange.token();
    assertTrue(exchanged);
    assertEquals(code.spent(Samples.NOW, Optional.of(Samples.LATER)), found(code));
    assertEquals(Optional.of(token), fresh.tokens().find(token.id()));
    assertEquals(Optional.of(token), fresh.tokens().findByDigest(token.digest().orElseThrow()));
    assertEquals(Optional.of(refresh), fresh.refreshTokens().find(refresh.digest()));
  }

  @Test
  default void anExchangeMayGiveATokenThatLivesForEver() {
    AuthorizationCode code = aCodeOnRecord(storage());

    boolean exchanged =
        codes().exchange(code.digest(), anExchange(code, Optional.empty(), Optional.empty()));

    assertTrue(exchanged);
    assertEquals(code.spent(Samples.NOW, Optional.empty()), found(code));
  }

  @Test
  default void aSpentRevokedOrUnknownCodeGivesNothing() {
    AuthorizationCode spent = aCodeOnRecord(storage());
    Exchange first = anExchange(spent, Optional.empty(), Optional.of(Samples.LATER));
    assertTrue(codes().exchange(spent.digest(), first));
    AuthorizationCode revoked = aCodeOnRecord(storage());
    assertTrue(codes().revoke(revoked.digest(), Samples.NOW));
    AuthorizationCode unknown = aCode(aGrantOnRecord(storage()), Samples.LATER);

    for (AuthorizationCode each : List.of(spent, revoked, unknown)) {
      Optional<AuthorizationCode> before = found(each);
      RefreshToken refresh = aRefreshToken(spent.digest(), Samples.LATER);
      Exchange exchange = anExchange(each, Optional.of(refresh), Optional.empty());

      assertFalse(codes().exchange(each.digest(), exchange));

      assertEquals(before, found(each));
      assertEquals(Optional.empty(), second().tokens().find(exchange.token().id()));
      assertEquals(Optional.empty(), second().refreshTokens().find(refresh.digest()));
    }
  }

  @Test
  default void onlyOneOfManyThreadsOnTwoInstancesExchangesACode() throws Exception {
    Storage other = second();
    AuthorizationCode code = aCodeOnRecord(storage());
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < Race.THREADS; i++) {
      RefreshToken refresh = aRefreshToken(code.digest(), Samples.LATER);
      exchanges.add(anExchange(code, Optional.of(refresh), Optional.of(Samples.LATER)));
    }

    long winners =
        Race.winners(
            i ->
                (i % 2 == 0 ? storage() : other)
                    .authorizationCodes()
                    .exchange(code.digest(), exchanges.get(i)));

    Storage fresh = second();
    assertEquals(1, winners);
    assertEquals(1, fresh.allTokens().page("", Race.THREADS).size());
    assertEquals(1, fresh.refreshTokens().page("", Race.THREADS).size());
  }

  @Test
  default void aBurntCodeIsSpentForNothing() throws Exception {
    Storage other = second();
    AuthorizationCode code = aCodeOnRecord(storage());
    AuthorizationCode spent = aCodeOnRecord(storage());
    AuthorizationCode revoked = aCodeOnRecord(storage());
    Exchange exchange = anExchange(spent, Optional.empty(), Optional.of(Samples.LATER));
    assertTrue(codes().exchange(spent.digest(), exchange));
    assertTrue(codes().revoke(revoked.digest(), Samples.NOW));

    long winners =
        Race.winners(
            i ->
                (i % 2 == 0 ? storage() : other)
                    .authorizationCodes()
                    .burn(code.digest(), Samples.NOW));

    assertEquals(1, winners);
    assertEquals(code.spent(Samples.NOW, Optional.of(Samples.NOW)), found(code));
    assertFalse(
        codes().exchange(code.digest(), anExchange(code, Optional.empty(), Optional.empty())));
    assertFalse(codes().burn(spent.digest(), Samples.LATER));
    assertFalse(codes().burn(revoked.digest(), Samples.LATER));
    assertFalse(codes().burn(aDigest(), Samples.LATER));
    assertEquals(spent.spent(Samples.NOW, Optional.of(Samples.LATER)), found(spent));
  }

  @Test
  default void allCodesOfARegistrationAreRevokedInOneStep() {
    Grant grant = aGrantOnRecord(storage());
    AuthorizationCode unspent = added(aCode(grant, Samples.LATER));
    AuthorizationCode before = added(aCode(grant, Samples.LATER));
    assertTrue(codes().revoke(before.digest(), Samples.NOW));
    AuthorizationCode kept = aCodeOnRecord(storage());

    int revoked = codes().revokeAll(grant.registration(), Samples.LATER);
    int again = codes().revokeAll(grant.registration(), Samples.LATER);

    assertEquals(List.of(1, 0), List.of(revoked, again));
    assertEquals(unspent.revoked(Samples.LATER), found(unspent));
    assertEquals(before.revoked(Samples.NOW), found(before));
    assertEquals(Optional.of(kept), found(kept));
  }

  @Test
  default void aCodeIsRevokedOnceSpentOrNot() {
    AuthorizationCode unspent = aCodeOnRecord(storage());
    AuthorizationCode spent = aCodeOnRecord(storage());
    Exchange exchange = anExchange(spent, Optional.empty(), Optional.of(Samples.LATER));
    assertTrue(codes().exchange(spent.digest(), exchange));

    for (AuthorizationCode each : List.of(unspent, spent)) {
      AuthorizationCode before = found(each).orElseThrow();

      assertTrue(codes().revoke(each.digest(), Samples.LATER));
      assertFalse(codes().revoke(each.digest(), Samples.NOW));

      assertEquals(before.revoked(Samples.LATER), found(each));
    }
    assertFalse(codes().revoke(aDigest(), Samples.NOW));
  }

  @Test
  default void onlyOneOfManyThreadsRevokesACode() throws Exception {
    Storage other = second();
    AuthorizationCode code = aCodeOnRecord(storage());

    long winners =
        Race.winners(
            i ->
                (i % 2 == 0 ? storage() : other)
                    .authorizationCodes()
                    .revoke(code.digest(), Samples.NOW.plusMillis(i)));

    assertEquals(1, winners);
  }

  @Test
  default void codesAreListedByDigestExceptThoseOfRemovedRegistrationsAndUsers() {
    List<AuthorizationCode> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(aCodeOnRecord(storage()));
    }
    all.sort(Comparator.comparing(code -> code.digest().hex()));

    List<AuthorizationCode> first = codes().page("", 2);
    List<AuthorizationCode> rest = codes().page(first.getLast().digest().hex(), 9);
    assertTrue(storage().clients().remove(all.get(1).client()));
    assertTrue(storage().users().remove(all.get(3).user()));
    List<AuthorizationCode> left = second().authorizationCodes().page("", 9);

    assertEquals(all.subList(0, 2), first);
    assertEquals(all.subList(2, 5), rest);
    assertEquals(List.of(all.get(0), all.get(2), all.get(4)), left);
    assertEquals(Optional.of(all.get(1)), found(all.get(1)), "until the purge");
  }

  @Test
  default void onlyUselessCodesAreRemovedInBatches() {
    Grant grant = aGrantOnRecord(storage());
    Instant now = Samples.LATER;
    AuthorizationCode unspent = added(aCode(grant, now.plusMillis(1)));
    AuthorizationCode kept = added(aCode(grant, Samples.NOW));
    AuthorizationCode keptForEver = added(aCode(grant, Samples.NOW));
    AuthorizationCode ended = added(aCode(grant, Samples.NOW));
    exchange(kept, Optional.of(now.plusMillis(1)));
    exchange(keptForEver, Optional.empty());
    exchange(ended, Optional.of(now));
    AuthorizationCode expired = added(aCode(grant, now));
    AuthorizationCode revoked = added(aCode(grant, now.minusMillis(1)));
    assertTrue(codes().revoke(revoked.digest(), Samples.NOW));

    int early = codes().purge(now.minusMillis(1).minusNanos(1), 9);
    int first = codes().purge(now, 2);
    int second = codes().purge(now, 2);
    int third = codes().purge(now, 2);

    assertEquals(List.of(0, 2, 1, 0), List.of(early, first, second, third));
    for (AuthorizationCode each : List.of(unspent, kept, keptForEver)) {
      assertTrue(found(each).isPresent());
    }
    for (AuthorizationCode each : List.of(ended, expired, revoked)) {
      assertEquals(Optional.empty(), found(each));
    }
  }

  private void exchange(AuthorizationCode code, Optional<Instant> keptUntil) {
    assertTrue(codes().exchange(code.digest(), anExchange(code, Optional.empty(), keptUntil)));
  }

  @Test
  default void codesOfRemovedRegistrationsAndUsersArePurgedWithTheirRefreshTokens() {
    List<AuthorizationCode> gone = new ArrayList<>();
    List<RefreshToken> refreshTokens = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      AuthorizationCode code = aCodeOnRecord(storage());
      RefreshToken refresh = aRefreshToken(code.digest(), Samples.LATER);
      assertTrue(
          codes()
              .exchange(code.digest(), anExchange(code, Optional.of(refresh), Optional.empty())));
      gone.add(code);
      refreshTokens.add(refresh);
    }
    AuthorizationCode kept = aCodeOnRecord(storage());
    assertTrue(storage().clients().remove(gone.get(0).client()));
    assertTrue(storage().users().remove(gone.get(1).user()));
    assertTrue(storage().companies().remove(gone.get(2).company(), true) instanceof Removal.Done);
    assertTrue(
        storage()
                .enterprises()
                .remove(
                    storage().clients().find(gone.get(3).client()).orElseThrow().enterprise(), true)
            instanceof Removal.Done);

    int first = codes().purge(Samples.NOW, 3);
    int second = codes().purge(Samples.NOW, 3);
    int third = codes().purge(Samples.NOW, 3);

    assertEquals(List.of(3, 1, 0), List.of(first, second, third));
    assertEquals(List.of(kept), second().authorizationCodes().page("", 9));
    gone.forEach(each -> assertEquals(Optional.empty(), found(each)));
    refreshTokens.forEach(
        each -> assertEquals(Optional.empty(), second().refreshTokens().find(each.digest())));
  }

  @Test
  default void anExchangeAndARevocationAreSeenByAnotherInstance() throws Exception {
    Storage other = second();
    AuthorizationCode code = aCodeOnRecord(storage());
    assertEquals(Optional.of(code), other.authorizationCodes().find(code.digest()));

    exchange(code, Optional.of(Samples.LATER));
    Eventually.within(
        SecondInstanceContract.DEADLINE,
        "the exchange is seen",
        () -> other.authorizationCodes().find(code.digest()).orElseThrow().spentAt().isPresent());
    assertTrue(codes().revoke(code.digest(), Samples.LATER));

    Eventually.within(
        SecondInstanceContract.DEADLINE,
        "the revocation is seen",
        () -> other.authorizationCodes().find(code.digest()).orElseThrow().revokedAt().isPresent());
  }
}
