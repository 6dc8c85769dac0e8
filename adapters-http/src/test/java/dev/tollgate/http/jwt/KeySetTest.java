package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.SigningKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySetTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(30);

  private final MovableClock clock = new MovableClock(START);

  @Test
  void everyKeyTellsItsIdAlgorithmAndUseAndNothingPrivate() throws Exception {
    String json = keySet(Keyring.with(Keyring.FIRST, Keyring.ELLIPTIC, Keyring.EDWARDS)).json();

    for (JWK key : JWKSet.parse(json).getKeys()) {
      assertEquals(false, key.isPrivate(), json);
      assertEquals("sig", key.getKeyUse().identifier());
      assertEquals(key.computeThumbprint().toString(), key.getKeyID());
    }
    assertEquals(
        List.of("ES256", "EdDSA", "RS256"),
        JWKSet.parse(json).getKeys().stream()
            .map(key -> key.getAlgorithm().getName())
            .sorted()
            .toList());
  }

  @Test
  void theSameKeysAreAlwaysTheSameText() {
    String one = keySet(Keyring.with(Keyring.FIRST, Keyring.SECOND, Keyring.EDWARDS)).json();
    String other = keySet(Keyring.with(Keyring.EDWARDS, Keyring.SECOND, Keyring.FIRST)).json();

    assertEquals(one, other);
  }

  @Test
  void aKeyIsListedBeforeItSigns() throws ParseException {
    SigningKey next = Keyring.startingAt(Keyring.SECOND, START.plusSeconds(90));

    assertEquals(
        List.of(Keyring.FIRST.kid(), next.kid()), kids(keySet(Keyring.with(Keyring.FIRST, next))));
  }

  @Test
  void aRotatedKeyIsListedWhileWhatItSignedCanLive() throws ParseException {
    SigningKey first = Keyring.FIRST.lengthened(LONGEST);
    KeySet set = keySet(Keyring.with(first, Keyring.startingAt(Keyring.SECOND, START)));

    clock.set(START.plus(LONGEST).plusSeconds(60));
    assertEquals(List.of(Keyring.FIRST.kid(), Keyring.SECOND.kid()), kids(set));

    clock.set(START.plus(LONGEST).plusSeconds(60).plusMillis(1));
    assertEquals(List.of(Keyring.SECOND.kid()), kids(set));
  }

  @Test
  void aKeyThatSignedNothingIsNotListedOnceItIsSucceeded() throws ParseException {
    KeySet set = keySet(Keyring.with(Keyring.FIRST, Keyring.startingAt(Keyring.SECOND, START)));

    clock.set(START.plusSeconds(60).plusMillis(1));

    assertEquals(List.of(Keyring.SECOND.kid()), kids(set));
  }

  @Test
  void aKeyOfAnotherAlgorithmSucceedsNobody() throws ParseException {
    KeySet set = keySet(Keyring.with(Keyring.FIRST, Keyring.ELLIPTIC));

    clock.set(START.plus(LONGEST.multipliedBy(10)));

    assertEquals(2, kids(set).size());
  }

  @Test
  void aRetiredKeyIsGoneWithinASecondAndNoOldListIsServed() throws ParseException {
    Keyring ring = Keyring.with(Keyring.FIRST, Keyring.startingAt(Keyring.SECOND, START));
    KeySet set = keySet(ring);
    assertEquals(2, kids(set).size());
    boolean _ = ring.store.remove(Keyring.FIRST.kid());

    ring.nanos.set(1_000_000_000L);
    assertEquals(List.of(Keyring.SECOND.kid()), kids(set));

    ring.store.setDown(true);
    ring.nanos.set(2_000_000_000L);
    assertThrows(StoreUnavailable.class, set::json);
  }

  private KeySet keySet(Keyring ring) {
    return new KeySet(ring.keys, clock);
  }

  private static List<String> kids(KeySet set) throws ParseException {
    return JWKSet.parse(set.json()).getKeys().stream().map(JWK::getKeyID).toList();
  }
}
