package dev.tollgate.application.port;

import java.util.Optional;

/** Reads and writes JSON (RFC 8259). */
public interface Json {

  /**
   * The value as {@code String}, exact {@code BigDecimal}, {@code Boolean}, {@code List} or {@code
   * Map}; empty if the text is not exactly one JSON value, if a name occurs twice in an object, or
   * if it is null.
   */
  Optional<Object> read(String text);

  /** The only text for a value: without whitespace, with sorted names, in ASCII. */
  String write(Object value);
}
