package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.persistence.jdbc.socket.Peer.NotExecuted;
import dev.tollgate.persistence.jdbc.socket.Rendezvous.Hold;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A store in a directory that only one process can have open. The first process opens it and
 * listens; the others reach it through that process, and one of them opens it when that one ends.
 *
 * @param timeout how long the process that has it open may give no sign of life
 * @param opening opens the store in this process
 * @param tables looks at its tables in this process, and changes nothing
 */
public record SharedStore(
    Path directory, Duration timeout, Supplier<Storage> opening, Supplier<Schema> tables) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_NANOS = 10_000_000L;

  /**
   * Opens the store, here or through the process that has it open.
   *
   * @throws StoreUnavailable if that process does not answer
   * @throws StorageMisconfigured if the directory cannot be used
   */
  public Storage open() {
    return reach(
        channel -> new RemoteStorage(this, new Peer(channel, timeout)),
        hold -> Owner.start(hold, this));
  }

  /**
   * Looks at the tables of the store, here or through the process that has it open.
   *
   * @throws StoreUnavailable like {@link #open}
   * @throws StorageMisconfigured like {@link #open}
   */
  public Schema schema() {
    return reach(this::askForSchema, this::readSchema);
  }

  private <T> T reach(Function<SocketChannel, T> there, Function<Hold, T> here) {
    Rendezvous rendezvous = rendezvous();
    long end = end();
    while (true) {
      Optional<SocketChannel> channel = rendezvous.connect();
      if (channel.isPresent()) {
        return there.apply(channel.get());
      }
      Optional<Hold> hold = rendezvous.take();
      if (hold.isPresent()) {
        return here.apply(hold.get());
      }
      pause(end, null);
    }
  }

  private Schema askForSchema(SocketChannel channel) {
    try (Peer peer = new Peer(channel, timeout)) {
      Verb verb = Verb.of(SchemaPort.class.getMethods()[0]);
      return (Schema) peer.call(SchemaPort.class, 0, verb, List.of());
    } catch (NotExecuted e) {
      throw new StoreUnavailable("the process that has the store open is just ending", e);
    }
  }

  private Schema readSchema(Hold hold) {
    try (hold) {
      Schema schema = tables.get();
      hold.secureFiles();
      return schema;
    }
  }

  Rendezvous rendezvous() {
    return new Rendezvous(directory);
  }

  /** When to stop hoping for another process to listen. */
  static long end() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  static void pause(long end, Throwable cause) {
    if (System.nanoTime() > end) {
      throw new StoreUnavailable("another process has the store and does not share it", cause);
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
