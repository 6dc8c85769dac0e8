package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Listing;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists that are read page by page. */
public final class Pages {

  static final int SIZE = 500;

  private Pages() {}

  /**
   * Reads pages until one is not full.
   *
   * @param pages a page that begins after an id, and how many values it has at most
   */
  static <T> Stream<T> of(BiFunction<String, Integer, List<T>> pages, Function<T, String> id) {
    return Stream.iterate(
            pages.apply("", SIZE),
            page -> !page.isEmpty(),
            page -> page.size() < SIZE ? List.of() : pages.apply(id.apply(page.getLast()), SIZE))
        .flatMap(List::stream);
  }

  public static <T> Stream<T> listed(Function<Listing, List<T>> pages, Function<T, String> id) {
    return of((after, limit) -> pages.apply(new Listing(after, Optional.empty(), limit)), id);
  }
}
