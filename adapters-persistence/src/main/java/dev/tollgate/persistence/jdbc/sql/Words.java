package dev.tollgate.persistence.jdbc.sql;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words in one column, separated by blanks. */
public final class Words {

  private Words() {}

  public static String join(Stream<String> words) {
    return words.collect(Collectors.joining(" "));
  }

  public static Stream<String> split(String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" "));
  }
}
