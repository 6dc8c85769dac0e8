package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.persistence.jdbc.socket.Peer.NotExecuted;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A store that another process has open. When that process ends, what it did not do is done through
 * the next one that opens the store, which may be this process itself.
 */
final class RemoteStorage implements Storage {

  private final SharedStore shared;
  private final Map<Class<?>, Object> ports = new ConcurrentHashMap<>();
  private final Queue<Peer> idle = new ConcurrentLinkedQueue<>();
  private final Set<Peer> connected = ConcurrentHashMap.newKeySet();
  private volatile Optional<Storage> own = Optional.empty();
  private volatile boolean closed;

  /** Uses this connection, and more like it if several threads have something to do. */
  RemoteStorage(SharedStore shared, Peer first) {
    this.shared = shared;
    boolean _ = connected.add(first);
    boolean _ = idle.add(first);
  }

  @Override
  public <P> P port(Class<P> type) {
    return type.cast(
        ports.computeIfAbsent(
            type, _ -> RemotePort.of(type, (verb, arguments) -> call(type, verb, arguments))));
  }

  private Object call(Class<?> port, Verb verb, List<Object> arguments) {
    long end = SharedStore.end();
    while (true) {
      if (own.isPresent()) {
        return verb.invoke(own.get().port(port), arguments);
      }
      try {
        return callRemotely(port, verb, arguments);
      } catch (NotExecuted e) {
        if (!takeOver()) {
          SharedStore.pause(end, e);
        }
      }
    }
  }

  private Object callRemotely(Class<?> port, Verb verb, List<Object> arguments) throws NotExecuted {
    Peer peer = connection();
    boolean isPinned = false;
    try {
      Object result = peer.call(port, 0, verb, arguments);
      isPinned = verb.returnsHandle();
      return isPinned ? handle(verb.method().getReturnType(), (Integer) result, peer) : result;
    } finally {
      if (!isPinned) {
        giveBack(peer);
      }
    }
  }

  private Peer connection() throws NotExecuted {
    if (closed) {
      throw new StoreUnavailable("the store is closed", null);
    }
    Peer waiting = idle.poll();
    if (waiting != null) {
      return waiting;
    }
    SocketChannel channel = shared.rendezvous().connect().orElseThrow(() -> new NotExecuted(null));
    Peer peer = new Peer(channel, shared.timeout());
    boolean _ = connected.add(peer);
    return peer;
  }

  private void giveBack(Peer peer) {
    if (peer.isUsable() && !closed) {
      boolean _ = idle.add(peer);
      return;
    }
    peer.close();
    boolean _ = connected.remove(peer);
  }

  private Object handle(Class<?> type, int number, Peer peer) {
    return RemotePort.of(type, new Handle(type, number, peer));
  }

  /** Keeps its connection to itself until it is closed, because it ends with the connection. */
  private final class Handle implements RemotePort.Calls {

    private final Class<?> type;
    private final int number;
    private final Peer peer;
    private boolean ended;
    private boolean closedBefore;

    Handle(Class<?> type, int number, Peer peer) {
      this.type = type;
      this.number = number;
      this.peer = peer;
    }

    @Override
    public synchronized Object call(Verb verb, List<Object> arguments) {
      boolean closes = verb.method().getName().equals("close");
      if (closes && closedBefore) {
        return null;
      }
      if (ended) {
        throw new StoreUnavailable("the connection that this belongs to has ended", null);
      }
      try {
        Object answer = peer.call(type, number, verb, arguments);
        closedBefore = closes;
        return answer;
      } catch (NotExecuted e) {
        throw new StoreUnavailable("the process that had this open has ended", e);
      } finally {
        if (!peer.isUsable() || closes) {
          ended = true;
          giveBack(peer);
        }
      }
    }
  }

  /** Opens the store in this process if no other has it; whether it is open here now. */
  private synchronized boolean takeOver() {
    if (own.isPresent()) {
      return true;
    }
    if (closed) {
      throw new StoreUnavailable("the store is closed", null);
    }
    try {
      own = shared.rendezvous().take().map(hold -> Owner.start(hold, shared));
      return own.isPresent();
    } catch (StorageMisconfigured e) {
      throw new StoreUnavailable("the store cannot be opened again", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    connected.forEach(Peer::close);
    own.ifPresent(Storage::close);
  }
}
