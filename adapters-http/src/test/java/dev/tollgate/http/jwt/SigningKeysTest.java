package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private static final List<SigningAlgorithm> ALL = List.of(SigningAlgorithm.values());
  private static final long SECOND = 1_000_000_000L;
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

  @Test
  void theFirstStartMakesOneKeyOfEachAlgorithmAndTheNextOneFindsThem() {
    Keyring ring = new Keyring();
    ring.keys.prepare(ALL);

    SigningKeys restarted = ring.another();
    restarted.prepare(ALL);

    assertEquals(ALL, ring.store.kept().stream().map(SigningKey::algorithm).toList());
    for (SigningKey key : ring.store.kept()) {
      assertEquals(key.kid(), restarted.signing(key.algorithm()).kid());
      assertEquals(key.createdAt(), key.signsFrom());
    }
  }

  @Test
  void theLoserOfTheRaceForTheFirstKeySignsWithTheWinnersKey() {
    Keyring ring = new Keyring();
    Keys overtaken =
        new Keys() {
          @Override
          public boolean addFirst(SigningKey key) {
            ring.keys.prepare(ALL);
            return ring.store.addFirst(key);
          }

          @Override
          public boolean add(SigningKey key) {
            return ring.store.add(key);
          }

          @Override
          public boolean isTaken(String kid) {
            return ring.store.isTaken(kid);
          }

          @Override
          public boolean lengthen(String kid, Duration lifetime) {
            return ring.store.lengthen(kid, lifetime);
          }

          @Override
          public boolean remove(String kid) {
            return ring.store.remove(kid);
          }

          @Override
          public boolean addRetired(String kid) {
            return ring.store.addRetired(kid);
          }

          @Override
          public List<String> retired() {
            return ring.store.retired();
          }

          @Override
          public List<SigningKey> all() {
            return ring.store.all();
          }
        };
    SigningKeys loser =
        new SigningKeys(overtaken, Keyring.master(), Clock.systemUTC(), ring.nanos::get);

    loser.prepare(ALL);

    assertEquals(ALL.size(), ring.store.kept().size());
    assertEquals(kid(ring.keys), kid(loser));
  }

  @Test
  void howLongTokensOfAKeyLiveIsKeptBeforeTheFirstIsSignedAndNotAtEachOne() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    String kid = Keyring.FIRST.kid();

    ring.keys.promise(kid, Duration.ofHours(1));
    ring.keys.promise(kid, Duration.ofDays(30));
    int longer = ring.store.takeWrites();
    ring.keys.promise(kid, Duration.ofDays(30));
    ring.keys.promise(kid, Duration.ofHours(1));
    ring.another().prepare(List.of());
    SigningKeys restarted = ring.another();
    restarted.prepare(List.of());
    restarted.promise(kid, Duration.ofDays(30));

    assertEquals(2, longer);
    assertEquals(0, ring.store.takeWrites());
    assertEquals(Duration.ofDays(30), ring.store.kept().getFirst().longestLifetime());
    ring.store.setDown(true);
    assertThrows(StoreUnavailable.class, () -> ring.keys.promise(kid, Duration.ofDays(31)));
  }

  @Test
  void onlyTheSealedPrivateHalfIsStored() {
    SigningKey key = Keyring.FIRST;

    assertTrue(key.publicJwk().contains("\"n\":"), key.publicJwk());
    assertEquals(-1, key.publicJwk().indexOf("\"d\":"));
    assertTrue(Keyring.master().open(key.sealedPrivate(), key.kid()).length > 1_000, "PKCS #8");
  }

  @Test
  void theNewestKeySignsAndAllOfThemVerify() {
    Keyring ring = Keyring.with(Keyring.FIRST, Keyring.SECOND);

    assertEquals(Keyring.SECOND.kid(), kid(ring.keys));
    assertEquals(Optional.of(Keyring.FIRST.kid()), verifying(ring.keys, Keyring.FIRST.kid()));
    assertEquals(Optional.of(Keyring.SECOND.kid()), verifying(ring.keys, Keyring.SECOND.kid()));
    assertEquals(0, ring.store.takeReads());
  }

  @Test
  void aKeySignsWhenItsTimeHasCome() {
    Keyring ring = new Keyring();
    MovableClock clock = new MovableClock(START);
    boolean _ = ring.store.add(Keyring.FIRST);
    boolean _ = ring.store.add(Keyring.startingAt(Keyring.SECOND, START.plusSeconds(90)));
    SigningKeys keys = new SigningKeys(ring.store, Keyring.master(), clock, ring.nanos::get);
    keys.prepare(List.of());

    assertEquals(Keyring.FIRST.kid(), kid(keys));
    clock.set(START.plusSeconds(90).minusMillis(1));
    assertEquals(Keyring.FIRST.kid(), kid(keys));
    clock.set(START.plusSeconds(90));
    assertEquals(Keyring.SECOND.kid(), kid(keys));
  }

  @Test
  void theFirstKeyOfAnAlgorithmNeedNotWaitForItsTime() {
    Keyring ring =
        Keyring.with(
            Keyring.startingAt(Keyring.SECOND, FAR.plusSeconds(1)),
            Keyring.startingAt(Keyring.FIRST, FAR));

    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));
  }

  @Test
  void keysAreReadAgainWhenTheyAreASecondOld() {
    Keyring ring = Keyring.with(Keyring.FIRST);

    ring.nanos.set(SECOND - 1);
    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));
    assertEquals(0, ring.store.takeReads());

    ring.nanos.set(SECOND);
    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));
    assertEquals(Optional.of(Keyring.FIRST.kid()), verifying(ring.keys, Keyring.FIRST.kid()));
    assertEquals(1, ring.store.takeReads());
  }

  @Test
  void theSecondCountsFromTheStartOfTheRead() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.nanos.set(SECOND);
    ring.store.onRead(() -> ring.nanos.set(2 * SECOND - 1));
    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));

    ring.nanos.set(2 * SECOND);
    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));

    assertEquals(2, ring.store.takeReads());
  }

  @Test
  void aRetiredKeyIsUnknownWithinASecond() {
    Keyring ring = Keyring.with(Keyring.FIRST, Keyring.SECOND);
    boolean _ = ring.store.remove(Keyring.FIRST.kid());

    ring.nanos.set(SECOND);

    assertEquals(Optional.empty(), verifying(ring.keys, Keyring.FIRST.kid()));
    assertEquals(List.of(Keyring.SECOND), ring.keys.all());
  }

  @Test
  void anUnknownKidAsksTheStoreAgainAtMostOnceASecond() {
    Keyring ring = Keyring.with(Keyring.FIRST);

    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown too"));
    assertEquals(1, ring.store.takeReads());

    ring.nanos.set(SECOND - 1);
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));
    assertEquals(0, ring.store.takeReads());
  }

  @Test
  void theNanosecondsOfTheClockMayWrapAround() {
    Keyring ring = new Keyring();
    ring.nanos.set(Long.MAX_VALUE);
    SigningKeys keys = ring.another();
    keys.prepare(ALL);
    int _ = ring.store.takeReads();

    ring.nanos.set(Long.MIN_VALUE + SECOND - 2);
    assertEquals(ring.store.kept(), keys.all());
    assertEquals(0, ring.store.takeReads());

    ring.nanos.set(Long.MIN_VALUE + SECOND - 1);
    assertEquals(ring.store.kept(), keys.all());
    assertEquals(1, ring.store.takeReads());
  }

  @Test
  void aKeyOfAnotherNodeIsFoundAtOnce() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    boolean _ = ring.store.add(Keyring.SECOND);

    assertEquals(Optional.of(Keyring.SECOND.kid()), verifying(ring.keys, Keyring.SECOND.kid()));
    assertEquals(Keyring.SECOND.kid(), kid(ring.keys));
  }

  @Test
  void whileTheStoreIsDownNoKeyIsUsedForMoreThanASecond() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.store.setDown(true);

    ring.nanos.set(SECOND - 1);
    assertEquals(Optional.of(Keyring.FIRST.kid()), verifying(ring.keys, Keyring.FIRST.kid()));

    ring.nanos.set(SECOND);
    assertThrows(StoreUnavailable.class, () -> ring.keys.verifying(Keyring.FIRST.kid()));
    assertThrows(StoreUnavailable.class, () -> ring.keys.signing(SigningAlgorithm.RS256));
    assertThrows(StoreUnavailable.class, () -> ring.keys.all());
  }

  @Test
  void whileTheStoreIsDownAnUnknownKidIsNeverJustUnknown() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.store.setDown(true);

    for (long at = 0; at < 3 * SECOND; at += SECOND / 10) {
      ring.nanos.set(at);

      assertThrows(StoreUnavailable.class, () -> ring.keys.verifying("unknown"));
    }
  }

  @Test
  void aCallerThatWaitedForAFailingStoreDoesNotWaitAgain() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.store.setDown(true);
    ring.nanos.set(SECOND);
    ring.store.onRead(() -> ring.nanos.set(4 * SECOND));

    assertThrows(StoreUnavailable.class, () -> ring.keys.all());
    assertThrows(StoreUnavailable.class, () -> ring.keys.all());

    assertEquals(1, ring.store.takeReads());
  }

  @Test
  void whenTheStoreIsBackTheKeysAreToo() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.store.setDown(true);
    ring.nanos.set(SECOND);
    assertThrows(StoreUnavailable.class, () -> ring.keys.all());

    ring.store.setDown(false);
    ring.nanos.addAndGet(SECOND / 5);

    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));
  }

  @Test
  void aLaterKeyOfAnotherMasterKeyVerifiesAndOnlySigningWithItIsUnavailable() {
    Keyring ring = Keyring.with(Keyring.FIRST, Keyring.ELLIPTIC);
    SigningKey foreign =
        new SealedKeyMaker(MasterKey.parse(MasterKey.generate()).orElseThrow())
            .generate(SigningAlgorithm.ES256, START, START);
    boolean _ = ring.store.add(foreign);

    ring.nanos.set(SECOND);

    assertEquals(Optional.of(foreign.kid()), verifying(ring.keys, foreign.kid()));
    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));
    assertThrows(StoreUnavailable.class, () -> ring.keys.signing(SigningAlgorithm.ES256));
  }

  @Test
  void anotherMasterKeyIsSaidToBeWrongAndMakesNoNewKey() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    MasterKey other = MasterKey.parse(MasterKey.generate()).orElseThrow();
    SigningKeys keys = new SigningKeys(ring.store, other, Clock.systemUTC(), ring.nanos::get);

    MasterKeyMismatch mismatch = assertThrows(MasterKeyMismatch.class, () -> keys.prepare(ALL));

    assertTrue(mismatch.getMessage().contains(Keyring.FIRST.kid()), mismatch.getMessage());
    assertEquals(List.of(Keyring.FIRST), ring.store.kept());
  }

  @Test
  void withoutAnyKeyNothingIsSigned() {
    Keyring ring = new Keyring();

    assertThrows(StoreUnavailable.class, () -> ring.keys.signing(SigningAlgorithm.RS256));
  }

  @Test
  void aStoreThatIsDownAtTheStartIsUnavailable() {
    Keyring ring = new Keyring();
    ring.store.setDown(true);

    assertThrows(StoreUnavailable.class, () -> ring.keys.prepare(ALL));
  }

  @Test
  void theTextOfAKeyTellsItsNameOnly() {
    Keyring ring = Keyring.with(Keyring.FIRST);

    assertEquals(
        "Signing[" + Keyring.FIRST.kid() + "]",
        ring.keys.signing(SigningAlgorithm.RS256).toString());
  }

  private static String kid(SigningKeys keys) {
    return keys.signing(SigningAlgorithm.RS256).kid();
  }

  private static Optional<String> verifying(SigningKeys keys, String kid) {
    return keys.verifying(kid).flatMap(VerifyingKey::kid);
  }
}
