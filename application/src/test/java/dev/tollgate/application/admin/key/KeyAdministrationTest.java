package dev.tollgate.application.admin.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.admin.key.KeyRefusal.ImportKeyRefusal;
import dev.tollgate.application.admin.key.KeyRefusal.KeyExists;
import dev.tollgate.application.admin.key.KeyRefusal.KeyInUse;
import dev.tollgate.application.admin.key.KeyRefusal.KeyNotFound;
import dev.tollgate.application.admin.key.KeyRefusal.RetireKeyRefusal;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.port.KeyMaker.Problem;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyAdministrationTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00.789Z");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final MapStore store = new MapStore();
  private Instant now = START;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private int made;

  /** Keys are named {@code k1}, {@code k2}...; PEM files are written {@code pem:KID}. */
  private final KeyMaker maker =
      new KeyMaker() {
        @Override
        public SigningKey generate(SigningAlgorithm algorithm, Instant now, Instant signsFrom) {
          made++;
          return new SigningKey("k" + made, algorithm, "{}", "sealed", now, signsFrom);
        }

        @Override
        public Result<SigningKey, Problem> read(String pem, Instant now, Instant signsFrom) {
          return pem.startsWith("pem:")
              ? Result.ok(
                  new SigningKey(
                      pem.substring(4), SigningAlgorithm.ES256, "{}", "sealed", now, signsFrom))
              : Result.refused(Problem.NOT_A_PEM);
        }
      };

  @Test
  void aNewKeyIsPublishedForMoreThanAMinuteBeforeItTakesOver() {
    var _ = rotate(SigningAlgorithm.RS256, true);
    KeyRecord next = rotate(SigningAlgorithm.RS256, false);
    Map<String, KeyState> atOnce = states();
    now = START.plus(A_MINUTE);
    Map<String, KeyState> afterAMinute = states();
    now = next.key().signsFrom();
    Map<String, KeyState> fromItsTime = states();

    assertEquals(KeyState.PUBLISHED, next.state());
    assertEquals(Map.of("k1", KeyState.SIGNING, "k2", KeyState.PUBLISHED), atOnce);
    assertEquals(atOnce, afterAMinute);
    assertEquals(Map.of("k1", KeyState.ROTATED, "k2", KeyState.SIGNING), fromItsTime);
  }

  @Test
  void aKeyThatIsToSignAtOnceDoes() {
    var _ = rotate(SigningAlgorithm.RS256, true);
    now = START.plusMillis(1);

    KeyRecord next = rotate(SigningAlgorithm.RS256, true);

    assertEquals(now, next.key().signsFrom());
    assertEquals(KeyState.SIGNING, next.state());
    assertEquals(Map.of("k1", KeyState.ROTATED, "k2", KeyState.SIGNING), states());
  }

  @Test
  void theFirstKeyOfAnAlgorithmSignsAtOnceAndRotatesNoneOfAnother() {
    KeyRecord first = rotate(SigningAlgorithm.RS256, false);
    KeyRecord other = rotate(SigningAlgorithm.ES256, false);
    KeyRecord next = rotate(SigningAlgorithm.ES256, false);

    assertEquals(KeyState.SIGNING, first.state());
    assertEquals(START, first.key().signsFrom());
    assertEquals(KeyState.SIGNING, other.state());
    assertEquals(KeyState.PUBLISHED, next.state());
    assertEquals(
        Map.of("k1", KeyState.SIGNING, "k2", KeyState.SIGNING, "k3", KeyState.PUBLISHED), states());
  }

  @Test
  void keysAreListedOldestFirst() {
    var _ = rotate(SigningAlgorithm.RS256, true);
    now = START.plusSeconds(1);
    var _ = accepted(load("pem:a"));

    assertEquals(
        List.of("k1", "a"),
        new ListKeys(store.keys(), clock).list().stream().map(it -> it.key().kid()).toList());
  }

  @Test
  void anImportedKeyIsPublishedBeforeItTakesOver() {
    var _ = rotate(SigningAlgorithm.ES256, true);
    KeyRecord imported = accepted(load("pem:a"));
    Map<String, KeyState> atOnce = states();
    now = imported.key().signsFrom();

    assertFalse(imported.key().signsFrom().isBefore(START.plus(A_MINUTE)));
    assertEquals(KeyState.PUBLISHED, imported.state());
    assertEquals(Map.of("k1", KeyState.SIGNING, "a", KeyState.PUBLISHED), atOnce);
    assertEquals(Map.of("k1", KeyState.ROTATED, "a", KeyState.SIGNING), states());
  }

  @Test
  void anImportedKeySignsAtOnceWhereNoneOfItsKindDoes() {
    var _ = rotate(SigningAlgorithm.RS256, true);

    KeyRecord imported = accepted(load("pem:a"));

    assertEquals(KeyState.SIGNING, imported.state());
    assertEquals(START, imported.key().signsFrom());
    assertEquals(Map.of("k1", KeyState.SIGNING, "a", KeyState.SIGNING), states());
  }

  @Test
  void aKeyIsImportedOnce() {
    var _ = accepted(load("pem:a"));
    now = START.plusSeconds(1);

    var result = load("pem:a");

    assertEquals(Result.refused(new KeyExists("a")), result);
    assertEquals(START, store.keys().all().getFirst().createdAt());
  }

  @Test
  void instantsOfKeysAreWholeMilliseconds() {
    now = START.plusNanos(1);

    SigningKey rotated = rotate(SigningAlgorithm.RS256, true).key();
    SigningKey imported = accepted(load("pem:a")).key();

    assertEquals(START, rotated.createdAt());
    assertEquals(START, rotated.signsFrom());
    assertEquals(START, imported.createdAt());
  }

  @Test
  void aKeyThatSignsIsNotRetiredUntilAnotherTookOver() {
    var _ = rotate(SigningAlgorithm.RS256, true);
    KeyRecord next = rotate(SigningAlgorithm.RS256, false);
    var tooEarly = retire("k1");
    now = next.key().signsFrom();
    var inTime = retire("k1");

    assertEquals(Result.refused(new KeyInUse("k1")), tooEarly);
    assertEquals("k1", accepted(inTime).kid());
    assertEquals(Result.refused(new KeyInUse("k2")), retire("k2"));
    assertEquals(Map.of("k2", KeyState.SIGNING), states());
  }

  @Test
  void aKeyThatDoesNotSignYetIsRetired() {
    var _ = rotate(SigningAlgorithm.RS256, true);
    var _ = rotate(SigningAlgorithm.RS256, false);

    assertEquals("k2", accepted(retire("k2")).kid());
    assertEquals(Result.refused(new KeyNotFound("k2")), retire("k2"));
    assertEquals(Map.of("k1", KeyState.SIGNING), states());
  }

  @Test
  void everyRefusalOccurs() {
    var _ = rotate(SigningAlgorithm.RS256, true);

    assertEquals(
        Leaves.of(RetireKeyRefusal.class),
        Leaves.provokedBy(() -> retire("k1"), () -> retire("unknown")));
    assertEquals(
        Leaves.of(ImportKeyRefusal.class),
        Leaves.provokedBy(() -> load("pem:k1"), () -> load("no pem")));
  }

  @Test
  void aStoreFailureIsNeverARefusal() {
    store.breakDown("keys");

    assertThrows(StoreUnavailable.class, () -> rotate(SigningAlgorithm.RS256, false));
    assertThrows(StoreUnavailable.class, () -> load("pem:a"));
    assertThrows(StoreUnavailable.class, () -> retire("k1"));
    assertThrows(StoreUnavailable.class, this::states);
  }

  private Map<String, KeyState> states() {
    return new ListKeys(store.keys(), clock)
        .list().stream().collect(Collectors.toMap(it -> it.key().kid(), KeyRecord::state));
  }

  private KeyRecord rotate(SigningAlgorithm algorithm, boolean atOnce) {
    return new RotateKey(store.keys(), maker, clock).rotate(algorithm, atOnce);
  }

  private Result<KeyRecord, ImportKeyRefusal> load(String pem) {
    return new ImportKey(store.keys(), maker, clock).load(pem);
  }

  private Result<SigningKey, RetireKeyRefusal> retire(String kid) {
    return new RetireKey(store.keys(), clock).retire(kid);
  }

  private static <T> T accepted(Result<T, ?> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
