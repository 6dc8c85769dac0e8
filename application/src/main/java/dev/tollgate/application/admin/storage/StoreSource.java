package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Storage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A store that another one is filled from; its digest tells of it as it is in the end. */
public record StoreSource(Storage store, String origin, Supplier<Imprint> imprints)
    implements EntrySource {

  @Override
  public void pour(Consumer<Entry<?>> into) {
    var _ = new ReadStore(store).read(into);
  }

  @Override
  public String digest(Consumer<Entry<?>> passing) {
    Imprint imprint = imprints.get();
    pour(imprint.andThen(passing));
    return imprint.digest();
  }
}
