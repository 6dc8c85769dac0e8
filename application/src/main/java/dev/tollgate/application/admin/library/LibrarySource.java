package dev.tollgate.application.admin.library;

import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.domain.Document;
import java.util.Optional;
import java.util.function.Consumer;

/** A source of documents, which passes them on one by one. */
@FunctionalInterface
public interface LibrarySource {

  /** Passes on all documents, or stops at the first problem and returns it. */
  Optional<LibraryBroken> forEach(Consumer<Document> into);
}
