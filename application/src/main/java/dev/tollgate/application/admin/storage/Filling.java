package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.kinds.Kind;
import java.util.Optional;

/**
 * One run that adds entries to a store, kind after kind. What an earlier run added stays as it is:
 * whether it is the same is seen in the end.
 */
public final class Filling {

  private final Storage target;
  private final boolean resumes;
  private Optional<Part<?>> current = Optional.empty();

  Filling(Storage target, boolean resumes) {
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
    return new Part<>(kind, kind.filler(target, resumes));
  }

  void end() {
    current.ifPresent(part -> part.filler().end());
    drop();
  }

  /** Drops what was not added. */
  void drop() {
    current.ifPresent(part -> part.filler().close());
    current = Optional.empty();
  }

  /** The entries of one kind. */
  private record Part<T>(Kind<T> kind, Kind.Filler<T> filler) {

    /** Only entries of this kind come here. */
    @SuppressWarnings("unchecked")
    void add(Entry<?> entry) {
      filler.add((T) entry.value());
    }
  }
}
