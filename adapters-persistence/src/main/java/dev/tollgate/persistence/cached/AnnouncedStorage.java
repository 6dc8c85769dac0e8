package dev.tollgate.persistence.cached;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.PortProxies;
import dev.tollgate.application.storage.PortProxies.Around;
import dev.tollgate.application.storage.Storage;

/** Another store, whose verbs announce that callers may have to wait. */
final class AnnouncedStorage {

  private static final Around ANNOUNCING =
      (verb, below) -> {
        if (!PortProxies.endsLater(verb)) {
          Waiting.announce();
        }
        return below.get();
      };

  private AnnouncedStorage() {}

  static Storage over(Storage store) {
    return PortProxies.over(store, _ -> ANNOUNCING);
  }

  /** The same port, whose verbs announce that callers may have to wait. */
  static <P> P announced(Class<P> type, P port) {
    return PortProxies.around(type, port, ANNOUNCING);
  }
}
