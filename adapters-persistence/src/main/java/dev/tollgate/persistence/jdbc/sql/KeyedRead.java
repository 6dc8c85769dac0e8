package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.Statements.RowMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds a value by its key. On PostgreSQL concurrent callers share a round trip, unless they are in
 * transactions.
 *
 * @param alone finds what has one key
 */
public record KeyedRead<T>(
    Statements statements,
    Function<String, List<T>> alone,
    Optional<Batcher<String, Optional<T>>> shared)
    implements AutoCloseable {

  /**
   * Reads values of one row each.
   *
   * @param query ends with the name of the key, which {@code keyOf} finds in a value
   */
  public static <T> KeyedRead<T> of(
      Database database,
      Statements statements,
      String query,
      RowMapper<T> mapper,
      Function<T, String> keyOf) {
    return of(database, statements, query + " %s", mapper, rows -> rows, keyOf);
  }

  /**
   * Reads values of several rows each.
   *
   * @param query has {@code %s} behind the name of the key, which {@code keyOf} finds in a value
   * @param values the values that rows of some keys make up
   */
  public static <R, T> KeyedRead<T> of(
      Database database,
      Statements statements,
      String query,
      RowMapper<R> mapper,
      Function<List<R>, List<T>> values,
      Function<T, String> keyOf) {
    String one = query.formatted("= ?");
    String any = ofSeveral(query);
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
                              values.apply(statements.findAny(any, mapper, distinct(keys))),
                              keyOf)));
          case MARIADB, H2 -> Optional.empty();
        };
    return new KeyedRead<>(
        statements, key -> values.apply(statements.find(one, mapper, key)), shared);
  }

  /**
   * PostgreSQL: the query for several keys. It looks for them one by one and through the index: a
   * plan that is made while the table is small would read all of it otherwise.
   */
  public static String ofSeveral(String query) {
    return """
    SELECT found.* FROM (SELECT * FROM unnest(?::text[]) AS k (key) LIMIT ?) wanted
      CROSS JOIN LATERAL (%s) found\
    """
        .formatted(query.formatted("= wanted.key"));
  }

  /** Each key once; callers with the same key share the value. */
  private static List<String> distinct(List<String> keys) {
    return keys.stream().distinct().toList();
  }

  private static <T> List<Optional<T>> each(
      List<String> keys, List<T> values, Function<T, String> keyOf) {
    Map<String, T> byKey = values.stream().collect(Collectors.toMap(keyOf, value -> value));
    return keys.stream().map(it -> Optional.ofNullable(byKey.get(it))).toList();
  }

  /** The value with this key; empty if it was not found. */
  public Optional<T> find(String key) {
    return shared.isEmpty() || statements.isInTransaction()
        ? alone.apply(key).stream().findFirst()
        : shared.get().call(key);
  }

  /** Reads that have begun come to an end; those that still wait fail. */
  @Override
  public void close() {
    shared.ifPresent(Batcher::close);
  }
}
