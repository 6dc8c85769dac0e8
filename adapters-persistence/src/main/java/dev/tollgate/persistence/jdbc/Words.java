package dev.tollgate.persistence.jdbc;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words in one column, separated by blanks. */
final class Words {

  private Words() {}

  static String join(Stream<String> words) {
    return words.collect(Collectors.joining(" "));
  }

  static Stream<String> split(String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" "));
  }
}
