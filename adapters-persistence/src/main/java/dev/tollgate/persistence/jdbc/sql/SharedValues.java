package dev.tollgate.persistence.jdbc.sql;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Values made of texts that many rows have in common: made once, and shared by these rows. Keeps
 * some of the last ones, short texts only.
 *
 * @param <V> is immutable
 */
public final class SharedValues<V> {

  static final int MAX = 256;
  static final int MAX_LENGTH = 1_000;

  private record Made<V>(String text, V value) {}

  private final AtomicReferenceArray<Made<V>> places = new AtomicReferenceArray<>(MAX);
  private final Function<String, V> make;

  public SharedValues(Function<String, V> make) {
    this.make = make;
  }

  /** The value that is made of this text. */
  public V of(String text) {
    int place = Math.floorMod(text.hashCode(), MAX);
    Made<V> made = places.get(place);
    if (made != null && made.text.equals(text)) {
      return made.value;
    }
    V value = make.apply(text);
    if (text.length() <= MAX_LENGTH) {
      places.set(place, new Made<>(text, value));
    }
    return value;
  }
}
