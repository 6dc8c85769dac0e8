package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.kinds.Kind;
import java.util.Optional;

/**
 * Writes entries to a store, kind by kind. It leaves what an interrupted copy has written as it is;
 * the comparison at the end finds differences.
 */
public final class EntryWriter {

  private final Storage target;
  private final boolean resumes;
  private Optional<Part<?>> current = Optional.empty();

  EntryWriter(Storage target, boolean resumes) {
    this.target = target;
    this.resumes = resumes;
  }

  void add(Entry<?> entry) {
    if (current.filter(part -> part.kind() == entry.kind()).isEmpty()) {
      end();
      current = Optional.of(begin(entry.kind()));
    }
    current.orElseThrow().add(entry);
  }

  private <T> Part<T> begin(Kind<T> kind) {
    return new Part<>(kind, kind.writer(target, resumes));
  }

  void end() {
    current.ifPresent(part -> part.writer().end());
    discard();
  }

  /** Discards entries that are not written yet. */
  void discard() {
    current.ifPresent(part -> part.writer().close());
    current = Optional.empty();
  }

  /** The entries of one kind. */
  private record Part<T>(Kind<T> kind, Kind.Writer<T> writer) {

    /** Only entries of this kind come here. */
    @SuppressWarnings("unchecked")
    void add(Entry<?> entry) {
      writer.add((T) entry.value());
    }
  }
}
