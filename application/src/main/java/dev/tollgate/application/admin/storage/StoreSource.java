package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Storage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A store as the source of a copy; its digest is that of its state after the copy. */
public record StoreSource(Storage store, String origin, Supplier<EntryDigest> digests)
    implements EntrySource {

  @Override
  public void forEach(Consumer<Entry<?>> into) {
    var _ = new ReadStore(store).read(into);
  }

  @Override
  public String digest(Consumer<Entry<?>> passing) {
    EntryDigest digest = digests.get();
    forEach(digest.andThen(passing));
    return digest.digest();
  }
}
