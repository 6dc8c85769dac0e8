package dev.tollgate.cli.storage;

import dev.tollgate.application.storage.EntryKind;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is shown of stores. */
final class StorageShapes {

  /** What is known of a store. */
  record Store(String backend, Optional<Schema> schema, Map<EntryKind, Long> counts) {}

  static final Shape<Store> STORE = store();

  /** The versions of the tables before and after a migration. */
  static final Shape<Store> MIGRATED =
      Shape.<Store>of("backend", it -> Cell.text(it.backend()))
          .and("from_version", it -> version(it))
          .and("to_version", it -> newest(it));

  static final Shape<Map.Entry<EntryKind, Long>> ENTRIES =
      Shape.<Map.Entry<EntryKind, Long>>of("kind", it -> Cell.text(it.getKey().value()))
          .and("count", it -> new Cell.Count(it.getValue()));

  private static Shape<Store> store() {
    Shape<Store> shape =
        Shape.<Store>of("backend", it -> Cell.text(it.backend()))
            .and("version", it -> version(it))
            .and("newest_version", it -> newest(it));
    for (EntryKind kind : EntryKind.values()) {
      shape = shape.and(kind.value() + "_count", it -> count(it, kind));
    }
    return shape;
  }

  private static Cell version(Store store) {
    OptionalInt version = store.schema().map(Schema::version).orElseGet(OptionalInt::empty);
    return version.isPresent() ? new Cell.Count(version.getAsInt()) : new Cell.Nothing();
  }

  private static Cell newest(Store store) {
    return store.schema().<Cell>map(it -> new Cell.Count(it.newest())).orElseGet(Cell.Nothing::new);
  }

  private static Cell count(Store store, EntryKind kind) {
    return Optional.ofNullable(store.counts().get(kind))
        .<Cell>map(Cell.Count::new)
        .orElseGet(Cell.Nothing::new);
  }

  private StorageShapes() {}
}
