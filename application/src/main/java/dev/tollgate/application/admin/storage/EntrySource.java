package dev.tollgate.application.admin.storage;

import java.util.function.Consumer;

/** The source of a copy: entries in the order of {@link ReadStore}. */
public interface EntrySource {

  /** Tells this source from all others, also in another process; at most 255 ASCII characters. */
  String origin();

  /** Hands over all entries. */
  void forEach(Consumer<Entry<?>> into);

  /**
   * The digest of all entries, as an {@link EntryDigest} makes it, after they have been copied.
   *
   * @param passing is told of each entry that has to be read for it
   */
  String digest(Consumer<Entry<?>> passing);
}
