package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.persistence.jdbc.socket.Rendezvous.Hold;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** This process while it has a store open and lets others use it. */
record Owner(Hold hold, Storage store, Server server, AtomicBoolean closed) {

  /** Opens the store and listens; gives the directory back if that fails. */
  static Storage start(Hold hold, SharedStore shared) {
    try {
      Storage store = shared.opening().get();
      try {
        ServerSocketChannel socket = hold.listen();
        Server server = Server.start(socket, type -> port(type, store, shared), hold::trusts);
        return ComposedStorage.over(
            store, new Owner(hold, store, server, new AtomicBoolean())::close);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (RuntimeException e) {
      hold.close();
      throw e;
    }
  }

  private static Object port(Class<?> type, Storage store, SharedStore shared) {
    SchemaPort schema = shared.tables()::get;
    return type == SchemaPort.class ? schema : store.port(type);
  }

  private void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (hold;
        store) {
      server.close();
    }
  }
}
