package dev.tollgate.cli.output;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** One value of an answer, before it is known how it will be shown. */
public sealed interface Cell {

  record Text(String text) implements Cell {}

  record Count(long number) implements Cell {}

  record Flag(boolean set) implements Cell {}

  record Texts(List<String> texts) implements Cell {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /** Values that have names of their own. */
  record Pairs(SortedMap<String, String> pairs) implements Cell {
    public Pairs {
      pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    }
  }

  /** Several things, each with members of its own. */
  record Things(List<SequencedMap<String, Cell>> things) implements Cell {
    public Things {
      things = List.copyOf(things);
    }
  }

  /** A value that is JSON itself, as canonical text. */
  record Json(String json) implements Cell {}

  record Time(Instant instant) implements Cell {}

  /** There is no such value. */
  record Nothing() implements Cell {}

  /** The text of anything that prints as what it is: identifiers and names. */
  static Cell text(Object value) {
    return new Text(value.toString());
  }

  static Cell text(Optional<?> value) {
    return value.map(Cell::text).orElseGet(Nothing::new);
  }

  /** The texts of several things that print as what they are. */
  static Cell texts(Collection<?> values) {
    return new Texts(values.stream().map(Object::toString).toList());
  }

  static Cell time(Optional<Instant> value) {
    return value.<Cell>map(Time::new).orElseGet(Nothing::new);
  }
}
