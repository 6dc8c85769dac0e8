package dev.tollgate.http;

import dev.tollgate.application.Check;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Who is told of the checks that the requests of a server pass and fail.
 *
 * @param told empty for nobody, as in every server that is no rehearsal
 */
public record Watcher(Optional<BiConsumer<Check, Boolean>> told) {

  public static final Watcher NOBODY = new Watcher(Optional.empty());

  /** Does a piece of work that checks something. */
  public <T> T watch(Supplier<T> work) {
    return told.isPresent() ? Check.watched(told.get(), work) : work.get();
  }
}
