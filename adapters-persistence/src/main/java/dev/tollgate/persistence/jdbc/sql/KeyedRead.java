package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.Statements.RowMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds a row by its key. On PostgreSQL concurrent callers share a round trip, unless they are in
 * transactions.
 *
 * @param query ends with the name of the key
 */
public record KeyedRead<T>(
    Statements statements,
    String query,
    RowMapper<T> mapper,
    Optional<Batcher<String, Optional<T>>> shared)
    implements AutoCloseable {

  /** A query that ends with the name of the key, which {@code keyOf} finds in a row. */
  public static <T> KeyedRead<T> of(
      Database database,
      Statements statements,
      String query,
      RowMapper<T> mapper,
      Function<T, String> keyOf) {
    Optional<Batcher<String, Optional<T>>> shared =
        switch (database.errors().product()) {
          case POSTGRESQL ->
              Optional.of(
                  Batchers.of(
                      database,
                      statements,
                      keys ->
                          each(
                              keys,
                              statements.findAny(query + " = ANY (?)", mapper, keys),
                              keyOf)));
          case MARIADB, H2 -> Optional.empty();
        };
    return new KeyedRead<>(statements, query, mapper, shared);
  }

  private static <T> List<Optional<T>> each(
      List<String> keys, List<T> rows, Function<T, String> keyOf) {
    Map<String, T> byKey = rows.stream().collect(Collectors.toMap(keyOf, row -> row));
    return keys.stream().map(it -> Optional.ofNullable(byKey.get(it))).toList();
  }

  /** The row with this key; empty if it was not found. */
  public Optional<T> find(String key) {
    return shared.isEmpty() || statements.isInTransaction()
        ? statements.find(query + " = ?", mapper, key).stream().findFirst()
        : shared.get().call(key);
  }

  /** Reads that have begun come to an end; those that still wait fail. */
  @Override
  public void close() {
    shared.ifPresent(Batcher::close);
  }
}
