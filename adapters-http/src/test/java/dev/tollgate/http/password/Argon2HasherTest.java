package dev.tollgate.http.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.PasswordHasher.Verdict;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2HasherTest {

  private static final HashCost CHEAP = new HashCost(1, 1);
  private static final Password PASSWORD = new Password("correct horse battery staple");

  private final RandomGenerator random = new SecureRandom();
  private final Argon2Hasher hasher = new Argon2Hasher(CHEAP, random);

  @Test
  void theRightPasswordMatchesAndAnotherDoesNot() {
    Optional<PasswordHash> hash = Optional.of(hasher.hash(PASSWORD));

    assertEquals(new Verdict.Matches(Optional.empty()), hasher.verify(PASSWORD, hash));
    assertEquals(
        new Verdict.Differs(), hasher.verify(new Password("correct horse battery stapl"), hash));
  }

  @Test
  void nothingMatchesWithoutAHash() {
    assertEquals(new Verdict.Differs(), hasher.verify(PASSWORD, Optional.empty()));
  }

  @Test
  void theHashIsAPhcStringWithASaltOfItsOwn() {
    String hash = new Argon2Hasher(HashCost.DEFAULT, random).hash(PASSWORD).encoded();

    assertTrue(
        hash.matches(
            "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"),
        hash);
    assertNotEquals(hasher.hash(PASSWORD), hasher.hash(PASSWORD));
  }

  /** Made with the reference implementation: {@code argon2 somesalt -id -t 2 -m 16 -p 1}. */
  @Test
  void aHashOfTheReferenceImplementationIsUnderstood() {
    PasswordHash hash =
        new PasswordHash(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

    assertInstanceOf(
        Verdict.Matches.class, hasher.verify(new Password("password"), Optional.of(hash)));
  }

  @Test
  void aMatchIsHashedAnewOnceTheCostWasRaised() {
    Optional<PasswordHash> old = Optional.of(hasher.hash(PASSWORD));
    Argon2Hasher raised = new Argon2Hasher(new HashCost(1, 2), random);

    Verdict.Matches matches = (Verdict.Matches) raised.verify(PASSWORD, old);

    assertTrue(matches.renewed().orElseThrow().encoded().contains("m=1024,t=2"));
    assertEquals(new Verdict.Matches(Optional.empty()), raised.verify(PASSWORD, matches.renewed()));
    assertEquals(new Verdict.Differs(), raised.verify(new Password("another password"), old));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aaaaaaaaaaaaaaaaaaaaaaaaaa", "$2y$"})
  void aHashOfAnotherKindIsABug(String encoded) {
    PasswordHash hash = new PasswordHash(encoded);

    assertThrows(IllegalStateException.class, () -> hasher.verify(PASSWORD, Optional.of(hash)));
  }

  @Test
  void nothingPrintsThePassword() {
    assertFalse(("" + PASSWORD + hasher.hash(PASSWORD)).contains("horse"));
  }

  @Test
  void whoComesWhileEveryThreadIsTakenIsRefusedAtOnce() throws Exception {
    Optional<PasswordHash> old = Optional.of(hasher.hash(PASSWORD));
    Gate gate = new Gate();
    Argon2Hasher one = new Argon2Hasher(new HashCost(1, 2), gate, 1, new SynchronousQueue<>());
    gate.closed = true;

    FutureTask<Verdict> first = new FutureTask<>(() -> one.verify(PASSWORD, old));
    Thread _ = Thread.ofVirtual().start(first);
    gate.reached.await();
    Verdict second = one.verify(PASSWORD, old);
    gate.opened.countDown();

    assertEquals(new Verdict.Busy(), second);
    assertInstanceOf(Verdict.Matches.class, first.get());
  }

  /** Stops the thread that draws the salt of a renewed hash. */
  private static final class Gate implements RandomGenerator {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean closed;

    @Override
    public long nextLong() {
      if (closed) {
        reached.countDown();
        try {
          opened.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return 7;
    }
  }
}
