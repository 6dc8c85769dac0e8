package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.SignInAttempts;
import dev.tollgate.domain.SecretDigest;
import java.time.Duration;
import java.util.Optional;

/** Counts of attempts to sign in, in memory. */
record MemorySignInAttempts(Access store) implements SignInAttempts {

  /** How often it was tried until an instant on the clock of {@link System#nanoTime()}. */
  record Count(SecretDigest key, int number, long until) {

    private boolean isOver() {
      return until - System.nanoTime() <= 0;
    }

    private Count with(int changed) {
      return new Count(key, changed, until);
    }
  }

  @Override
  public Attempts count(SecretDigest key, Duration window) {
    return store.run(
        data -> {
          Count count =
              data.attempts
                  .find(key.hex())
                  .filter(it -> !it.isOver())
                  .map(it -> it.with(it.number() + 1))
                  .orElseGet(() -> new Count(key, 1, System.nanoTime() + window.toNanos()));
          data.attempts.put(count);
          return new Attempts(count.number(), Duration.ofNanos(count.until() - System.nanoTime()));
        });
  }

  @Override
  public void takeBack(SecretDigest key) {
    boolean _ =
        store.run(
            data ->
                data.attempts.change(
                    key.hex(), it -> Optional.of(it.with(Math.max(0, it.number() - 1)))));
  }

  @Override
  public void forget(SecretDigest key) {
    Optional<Count> _ = store.run(data -> data.attempts.remove(key.hex()));
  }

  @Override
  public int purge(int limit) {
    return store.run(data -> data.attempts.removeIf(Count::isOver, limit));
  }
}
