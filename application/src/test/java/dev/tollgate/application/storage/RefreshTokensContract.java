package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aCodeOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aDigest;
import static dev.tollgate.application.storage.PeopleSamples.aRefreshToken;
import static dev.tollgate.application.storage.PeopleSamples.aRotation;
import static dev.tollgate.application.storage.PeopleSamples.anExchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.RefreshTokens.Rotation;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.RefreshToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for refresh tokens. */
@About(RefreshTokens.class)
interface RefreshTokensContract extends StorageUnderTest {

  Instant KEPT = Samples.LATER.plusMillis(5);

  private RefreshTokens refreshTokens() {
    return storage().refreshTokens();
  }

  private Optional<RefreshToken> found(RefreshToken token) {
    return second().refreshTokens().find(token.digest());
  }

  private Optional<AuthorizationCode> found(AuthorizationCode code) {
    return storage().authorizationCodes().find(code.digest());
  }

  /** The refresh token that was given for a code. */
  private RefreshToken givenFor(AuthorizationCode code) {
    RefreshToken token = aRefreshToken(code.digest(), Samples.LATER);
    assertTrue(
        storage()
            .authorizationCodes()
            .exchange(
                code.digest(), anExchange(code, Optional.of(token), Optional.of(Samples.LATER))));
    return token;
  }

  @Test
  default void aRestoredTokenIsFoundWhole() {
    AuthorizationCode code = aCodeOnRecord(storage());
    RefreshToken unused = aRefreshToken(code.digest(), Samples.LATER);
    RefreshToken used =
        aRefreshToken(code.digest(), Samples.LATER)
            .rotated(
                Optional.of(
                    new RefreshToken.Use(Samples.LATER, aDigest(), "\u00e9~".repeat(5_000))))
            .orElseThrow();

    assertTrue(refreshTokens().restore(unused));
    assertTrue(refreshTokens().restore(used));
    assertFalse(refreshTokens().restore(unused));
    assertFalse(refreshTokens().restore(aRefreshToken(aDigest(), Samples.LATER)), "no such code");

    assertEquals(Optional.of(unused), found(unused));
    assertEquals(Optional.of(used), found(used));
    assertEquals(Optional.empty(), refreshTokens().find(aDigest()));
    assertEquals(
        List.of(new FamilyToken(unused, code), new FamilyToken(used, code)),
        Stream.of(unused, used, aRefreshToken(code.digest(), Samples.LATER))
            .flatMap(it -> second().refreshTokens().findWithCode(it.digest()).stream())
            .toList());
    assertEquals(2, second().refreshTokens().page("", 9).size());
  }

  @Test
  default void aRotationPutsEverythingOnRecordInOneStep() {
    AuthorizationCode code = aCodeOnRecord(storage());
    RefreshToken first = givenFor(code);
    Rotation rotation = aRotation(code, KEPT);

    boolean rotated = refreshTokens().rotate(first.digest(), rotation);

    assertTrue(rotated);
    assertEquals(first.rotated(rotation.use()), found(first));
    assertEquals(Optional.of(rotation.successor()), found(rotation.successor()));
    assertEquals(Optional.of(rotation.token()), second().tokens().find(rotation.token().id()));
    assertEquals(code.spent(Samples.NOW, Optional.of(KEPT)), found(code));
  }

  @Test
  default void aUsedOrUnknownTokenOrOneOfARevokedCodeGivesNothing() {
    AuthorizationCode code = aCodeOnRecord(storage());
    RefreshToken used = givenFor(code);
    assertTrue(refreshTokens().rotate(used.digest(), aRotation(code, KEPT)));
    RefreshToken unknown = aRefreshToken(code.digest(), Samples.LATER);
    AuthorizationCode revoked = aCodeOnRecord(storage());
    RefreshToken ofRevoked = givenFor(revoked);
    assertTrue(storage().authorizationCodes().revoke(revoked.digest(), Samples.NOW));

    assertGivesNothing(used, code);
    assertGivesNothing(unknown, code);
    assertGivesNothing(ofRevoked, revoked);
  }

  private void assertGivesNothing(RefreshToken token, AuthorizationCode code) {
    Optional<RefreshToken> before = found(token);
    Optional<AuthorizationCode> codeBefore = found(code);
    Rotation rotation = aRotation(code, KEPT.plusMillis(9));

    assertFalse(refreshTokens().rotate(token.digest(), rotation));

    assertEquals(before, found(token));
    assertEquals(codeBefore, found(code));
    assertEquals(Optional.empty(), found(rotation.successor()));
    assertEquals(Optional.empty(), second().tokens().find(rotation.token().id()));
  }

  @Test
  default void aTokenThatStaysUsableIsRotatedManyTimes() {
    AuthorizationCode code = aCodeOnRecord(storage());
    RefreshToken token = givenFor(code);
    List<Rotation> rotations =
        IntStream.range(1, 4)
            .mapToObj(i -> aRotation(code, KEPT.plusMillis(i)))
            .map(it -> new Rotation(Optional.empty(), it.successor(), it.token(), it.keptUntil()))
            .toList();

    rotations.forEach(each -> assertTrue(refreshTokens().rotate(token.digest(), each)));
    boolean unknown = refreshTokens().rotate(aDigest(), rotations.getFirst());
    boolean usedUp = refreshTokens().rotate(token.digest(), aRotation(code, KEPT));
    Rotation late = aRotation(code, KEPT);
    boolean again =
        refreshTokens()
            .rotate(
                token.digest(),
                new Rotation(Optional.empty(), late.successor(), late.token(), KEPT));

    assertEquals(List.of(false, true, false), List.of(unknown, usedUp, again));
    for (Rotation each : rotations) {
      assertEquals(Optional.of(each.successor()), found(each.successor()));
      assertEquals(Optional.of(each.token()), second().tokens().find(each.token().id()));
    }
    assertEquals(Optional.empty(), found(late.successor()));
  }

  @Test
  default void onlyOneOfManyThreadsOnTwoInstancesRotatesAToken() throws Exception {
    Storage other = second();
    AuthorizationCode code = aCodeOnRecord(storage());
    RefreshToken token = givenFor(code);
    List<Rotation> rotations =
        IntStream.range(0, Race.THREADS)
            .mapToObj(i -> aRotation(code, KEPT.plusMillis(i)))
            .toList();

    long winners =
        Race.winners(
            i ->
                (i % 2 == 0 ? storage() : other)
                    .refreshTokens()
                    .rotate(token.digest(), rotations.get(i)));

    assertEquals(1, winners);
    List<RefreshToken> family = second().refreshTokens().page("", Race.THREADS);
    Rotation won =
        rotations.stream().filter(it -> family.contains(it.successor())).findFirst().orElseThrow();
    assertEquals(2, family.size());
    assertEquals(token.rotated(won.use()), found(token));
    assertEquals(Optional.of(won.keptUntil()), found(code).orElseThrow().keptUntil());
  }

  @Test
  default void readersAtTheSameMomentFindWhatEachAsksFor() throws Exception {
    List<FamilyToken> families =
        Stream.generate(() -> aCodeOnRecord(storage()))
            .limit(8)
            .map(code -> new FamilyToken(givenFor(code), found(code).orElseThrow()))
            .toList();

    long right =
        Race.winners(
            i -> {
              FamilyToken asked = families.get(i % families.size());
              return second()
                      .refreshTokens()
                      .findWithCode(asked.token().digest())
                      .equals(Optional.of(asked))
                  && second()
                      .authorizationCodes()
                      .find(asked.code().digest())
                      .equals(Optional.of(asked.code()))
                  && second().refreshTokens().findWithCode(aDigest()).isEmpty();
            });

    assertEquals(Race.THREADS, right);
  }

  @Test
  default void rotatingDuringARevocationLeavesTheFamilyRevoked() throws Exception {
    Storage other = second();
    AuthorizationCode code = aCodeOnRecord(storage());
    RefreshToken token = givenFor(code);

    long winners =
        Race.winners(
            i ->
                i == 30
                    ? storage().authorizationCodes().revoke(code.digest(), Samples.LATER)
                    : i % 4 == 0
                        && other.refreshTokens().rotate(token.digest(), aRotation(code, KEPT)));

    assertTrue(winners == 1 || winners == 2, winners + " winners");
    assertEquals(
        Optional.of(Samples.LATER), found(code).orElseThrow().revokedAt(), "it was revived");
  }

  @Test
  default void tokensAreListedByDigestExceptThoseOfRemovedRegistrationsAndUsers() {
    List<AuthorizationCode> codes = new ArrayList<>();
    List<RefreshToken> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      AuthorizationCode code = aCodeOnRecord(storage());
      codes.add(code);
      all.add(givenFor(code));
    }
    List<RefreshToken> ordered =
        all.stream().sorted(Comparator.comparing(it -> it.digest().hex())).toList();

    List<RefreshToken> first = refreshTokens().page("", 2);
    List<RefreshToken> rest = refreshTokens().page(first.getLast().digest().hex(), 9);
    assertTrue(storage().clients().remove(codes.get(1).client()));
    assertTrue(storage().users().remove(codes.get(3).user()));
    List<RefreshToken> left = second().refreshTokens().page("", 9);

    assertEquals(ordered.subList(0, 2), first);
    assertEquals(ordered.subList(2, 5), rest);
    assertEquals(
        ordered.stream().filter(it -> !List.of(all.get(1), all.get(3)).contains(it)).toList(),
        left);
  }

  @Test
  default void onlyExpiredTokensAreRemovedInBatchesUsedOrNot() {
    AuthorizationCode code = aCodeOnRecord(storage());
    Instant now = Samples.LATER;
    RefreshToken live = aRefreshToken(code.digest(), now.plusMillis(1));
    assertTrue(refreshTokens().restore(live));
    for (int i = 0; i < 5; i++) {
      RefreshToken expired = aRefreshToken(code.digest(), now.minusMillis(i % 2));
      assertTrue(
          refreshTokens()
              .restore(
                  i == 0
                      ? expired
                          .rotated(
                              Optional.of(
                                  new RefreshToken.Use(Samples.NOW, live.digest(), "sealed")))
                          .orElseThrow()
                      : expired));
    }

    int early = refreshTokens().purge(now.minusMillis(1).minusNanos(1), 9);
    int first = refreshTokens().purge(now, 2);
    int second = refreshTokens().purge(now, 2);
    int third = refreshTokens().purge(now, 2);
    int fourth = refreshTokens().purge(now, 2);

    assertEquals(List.of(0, 2, 2, 1, 0), List.of(early, first, second, third, fourth));
    assertEquals(List.of(live), second().refreshTokens().page("", 9));
  }
}
