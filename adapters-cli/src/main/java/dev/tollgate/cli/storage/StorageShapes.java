package dev.tollgate.cli.storage;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Kinds;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is shown of stores. */
final class StorageShapes {

  /**
   * What is known of a store.
   *
   * @param incomplete whether a copy or an import into it has not ended; empty if unknown
   */
  record Store(
      String backend,
      Optional<Schema> schema,
      Map<String, Long> counts,
      Optional<Boolean> incomplete) {

    /** What the tables tell, which may be those of another program. */
    static Store of(String backend, Optional<Schema> schema) {
      return new Store(
          backend, schema, schema.map(Schema::counts).orElse(Map.of()), Optional.empty());
    }
  }

  static final Shape<Store> STORE = store();

  /** The versions of the tables before and after a migration. */
  static final Shape<Store> MIGRATED =
      Shape.<Store>of("backend", it -> Cell.text(it.backend()))
          .and("from_version", it -> version(it))
          .and("to_version", it -> newest(it));

  static final Shape<Map.Entry<String, Long>> ENTRIES =
      Shape.<Map.Entry<String, Long>>of("kind", it -> Cell.text(it.getKey()))
          .and("count", it -> new Cell.Count(it.getValue()));

  static final Shape<Path> BACKUP = Shape.of("file", Cell::text);

  private static Shape<Store> store() {
    Shape<Store> shape =
        Shape.<Store>of("backend", it -> Cell.text(it.backend()))
            .and("version", it -> version(it))
            .and("newest_version", it -> newest(it))
            .and("incomplete", it -> incomplete(it));
    for (Kind<?> kind : Kinds.ALL) {
      shape = shape.and(kind.name() + "_count", it -> count(it, kind.name()));
    }
    return shape;
  }

  private static Cell incomplete(Store store) {
    return store.incomplete().<Cell>map(Cell.Flag::new).orElseGet(Cell.Nothing::new);
  }

  private static Cell version(Store store) {
    OptionalInt version = store.schema().map(Schema::version).orElseGet(OptionalInt::empty);
    return version.isPresent() ? new Cell.Count(version.getAsInt()) : new Cell.Nothing();
  }

  private static Cell newest(Store store) {
    return store.schema().<Cell>map(it -> new Cell.Count(it.newest())).orElseGet(Cell.Nothing::new);
  }

  private static Cell count(Store store, String kind) {
    return Optional.ofNullable(store.counts().get(kind))
        .<Cell>map(Cell.Count::new)
        .orElseGet(Cell.Nothing::new);
  }

  private StorageShapes() {}
}
