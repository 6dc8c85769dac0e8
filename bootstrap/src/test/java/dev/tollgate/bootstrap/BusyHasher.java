package dev.tollgate.bootstrap;

import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Hashes passwords, counts what it verifies, and is busy while a test wants it to be. */
final class BusyHasher implements PasswordHasher {

  final AtomicInteger verified = new AtomicInteger();

  private final PasswordHasher hasher;
  private volatile boolean busy;

  BusyHasher(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  <T> T whileBusy(Supplier<T> act) {
    busy = true;
    try {
      return act.get();
    } finally {
      busy = false;
    }
  }

  @Override
  public PasswordHash hash(Password password) {
    return hasher.hash(password);
  }

  @Override
  public Verdict verify(Password password, Optional<PasswordHash> hash) {
    int _ = verified.incrementAndGet();
    return busy ? new Verdict.Busy() : hasher.verify(password, hash);
  }
}
