package dev.tollgate.http.password;

import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Hashes with Argon2id. Passwords are verified on a few threads of its own, so that people who sign
 * in leave the other processors to those who ask for tokens; a short queue waits for them.
 */
public final class Argon2Hasher implements PasswordHasher {

  private static final int SALT_BYTES = 16;
  private static final int WAITING = 16;

  private final HashCost cost;
  private final RandomGenerator random;
  private final Argon2Hash decoy;
  private final ThreadPoolExecutor threads;

  public Argon2Hasher(HashCost cost, RandomGenerator random) {
    this(
        cost,
        random,
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        new ArrayBlockingQueue<>(WAITING));
  }

  /**
   * A hasher that is busy sooner or later.
   *
   * @param atOnce how many passwords are verified at the same time
   * @param waiting holds those that wait
   */
  Argon2Hasher(HashCost cost, RandomGenerator random, int atOnce, BlockingQueue<Runnable> waiting) {
    this.cost = cost;
    this.random = random;
    this.decoy = Argon2Hash.decoy(cost, salt());
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            10,
            TimeUnit.SECONDS,
            waiting,
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    this.threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public PasswordHash hash(Password password) {
    return Argon2Hash.of(password.reveal(), cost, salt()).toPasswordHash();
  }

  @Override
  public Verdict verify(Password password, Optional<PasswordHash> hash) {
    try {
      Future<Verdict> verdict = threads.submit(() -> verdict(password, hash));
      return verdict.get();
    } catch (RejectedExecutionException e) {
      return new Verdict.Busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict.Busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be verified", e.getCause());
    }
  }

  private Verdict verdict(Password password, Optional<PasswordHash> hash) {
    Argon2Hash kept = hash.map(Argon2Hash::parse).orElse(decoy);
    if (!kept.matches(password.reveal()) || hash.isEmpty()) {
      return new Verdict.Differs();
    }
    return new Verdict.Matches(
        kept.isCheaperThan(cost) ? Optional.of(hash(password)) : Optional.empty());
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }
}
