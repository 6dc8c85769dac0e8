package dev.tollgate.application.storage;

import dev.tollgate.application.Waiting;

/**
 * A store whose verbs that write announce that their callers may have to wait, also where a backend
 * keeps everything in memory: an attempt to answer without waiting never changes anything.
 */
public final class AnnouncedChanges {

  private AnnouncedChanges() {}

  /** Closing it closes the store below. */
  public static Storage over(Storage store) {
    return PortProxies.over(
        store,
        _ ->
            (verb, below) -> {
              if (!ReadOnlyStorage.READING.contains(verb.getName())
                  && !PortProxies.endsLater(verb)) {
                Waiting.announce();
              }
              return below.get();
            });
  }
}
