package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import java.util.function.Function;

/** One way into a store in memory; once closed, every verb is refused. */
final class Access {

  private final Memory data;
  private volatile boolean closed;

  Access(Memory data) {
    this.data = data;
  }

  /** Runs a verb while no other verb runs. */
  <T> T run(Function<Memory, T> verb) {
    if (closed) {
      throw new StoreUnavailable("the store is closed", null);
    }
    synchronized (data) {
      return verb.apply(data);
    }
  }

  void close() {
    closed = true;
    data.below.ifPresent(Storage::close);
  }
}
