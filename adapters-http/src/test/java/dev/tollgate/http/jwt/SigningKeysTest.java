package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private static final List<SigningAlgorithm> ALL = List.of(SigningAlgorithm.values());
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theFirstStartMakesOneKeyAndTheNextOneFindsIt() {
    Keyring ring = new Keyring();
    ring.keys.prepare(ALL);

    SigningKeys restarted = ring.another();
    restarted.prepare(ALL);

    assertEquals(ring.store.kept().getFirst().kid(), kid(ring.keys));
    assertEquals(kid(ring.keys), kid(restarted));
    assertEquals(1, ring.store.kept().size());
  }

  @Test
  void whoLosesTheRaceForTheFirstKeySignsWithTheWinners() {
    Keyring ring = new Keyring();
    Keys overtaken =
        new Keys() {
          @Override
          public boolean addFirst(SigningKey key) {
            ring.keys.prepare(ALL);
            return ring.store.addFirst(key);
          }

          @Override
          public List<SigningKey> all() {
            return ring.store.all();
          }
        };
    SigningKeys loser =
        new SigningKeys(overtaken, Keyring.master(), Clock.systemUTC(), ring.nanos::get);

    loser.prepare(ALL);

    assertEquals(1, ring.store.kept().size());
    assertEquals(kid(ring.keys), kid(loser));
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
  void anUnknownKidAsksTheStoreAtMostOnceASecond() {
    Keyring ring = Keyring.with(Keyring.FIRST);

    ring.nanos.set(SECOND - 1);
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));
    assertEquals(0, ring.store.takeReads());

    ring.nanos.set(SECOND);
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown too"));
    assertEquals(1, ring.store.takeReads());

    ring.nanos.set(2 * SECOND - 1);
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));
    assertEquals(0, ring.store.takeReads());
  }

  @Test
  void theNanosecondsOfTheClockMayWrapAround() {
    Keyring ring = new Keyring();
    ring.nanos.set(Long.MAX_VALUE);
    ring.keys.prepare(ALL);
    int _ = ring.store.takeReads();

    ring.nanos.set(Long.MIN_VALUE + SECOND);
    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));

    assertEquals(1, ring.store.takeReads());
  }

  @Test
  void aKeyOfAnotherNodeIsFoundWithinASecond() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.store.addNext(Keyring.SECOND);

    assertEquals(Optional.empty(), verifying(ring.keys, Keyring.SECOND.kid()));
    ring.nanos.set(SECOND);
    assertEquals(Optional.of(Keyring.SECOND.kid()), verifying(ring.keys, Keyring.SECOND.kid()));

    assertEquals(Keyring.SECOND.kid(), kid(ring.keys));
  }

  @Test
  void whileTheStoreIsDownAnUnknownKidIsUnavailableAndAKnownOneStillVerifies() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.store.setDown(true);
    ring.nanos.set(SECOND);

    assertThrows(StoreUnavailable.class, () -> ring.keys.verifying("unknown"));
    assertThrows(StoreUnavailable.class, () -> ring.keys.verifying("unknown"));

    assertEquals(1, ring.store.takeReads());
    assertEquals(Optional.of(Keyring.FIRST.kid()), verifying(ring.keys, Keyring.FIRST.kid()));
    assertEquals(Keyring.FIRST.kid(), kid(ring.keys));
  }

  @Test
  void whenTheStoreIsBackAnUnknownKidIsJustUnknown() {
    Keyring ring = Keyring.with(Keyring.FIRST);
    ring.store.setDown(true);
    ring.nanos.set(SECOND);
    assertThrows(StoreUnavailable.class, () -> ring.keys.verifying("unknown"));

    ring.store.setDown(false);
    ring.nanos.set(2 * SECOND);

    assertEquals(Optional.empty(), verifying(ring.keys, "unknown"));
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
  void theTextOfAKeyPairTellsItsNameOnly() {
    Keyring ring = Keyring.with(Keyring.FIRST);

    assertEquals(
        "KeyPair[" + Keyring.FIRST.kid() + "]",
        ring.keys.signing(SigningAlgorithm.RS256).toString());
  }

  private static String kid(SigningKeys keys) {
    return keys.signing(SigningAlgorithm.RS256).kid();
  }

  private static Optional<String> verifying(SigningKeys keys, String kid) {
    return keys.verifying(kid).map(SigningKeys.KeyPair::kid);
  }
}
