package dev.tollgate.application.admin.storage;

import java.util.function.Consumer;

/** What a store can be filled from: entries in the order of {@link ReadStore}. */
public interface EntrySource {

  /** Tells this source from all others, also in another process; at most 255 ASCII characters. */
  String origin();

  /** Hands over all entries. */
  void pour(Consumer<Entry<?>> into);

  /**
   * The digest of all entries, as an {@link Imprint} makes it, once they were poured.
   *
   * @param passing is told of each entry that has to be read for it
   */
  String digest(Consumer<Entry<?>> passing);
}
