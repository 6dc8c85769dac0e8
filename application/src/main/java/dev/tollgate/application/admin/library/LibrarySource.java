package dev.tollgate.application.admin.library;

import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.domain.Document;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the documents of a library come from, one after the other, however many they are. */
@FunctionalInterface
public interface LibrarySource {

  /** Gives out documents until the end, or until something is wrong, which it answers with. */
  Optional<LibraryBroken> pour(Consumer<Document> into);
}
