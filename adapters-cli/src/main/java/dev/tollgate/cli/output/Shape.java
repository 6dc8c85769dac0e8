package dev.tollgate.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * The members that things of one kind are shown with, under names that scripts rely on.
 *
 * @param details those that a table of several leaves out for want of room
 */
public record Shape<T>(SequencedMap<String, Function<T, Cell>> members, Set<String> details) {

  public Shape {
    members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    details = Set.copyOf(details);
  }

  public static <T> Shape<T> of(String name, Function<T, Cell> member) {
    return new Shape<T>(new LinkedHashMap<>(), Set.of()).and(name, member);
  }

  public Shape<T> and(String name, Function<T, Cell> member) {
    SequencedMap<String, Function<T, Cell>> longer = new LinkedHashMap<>(members);
    longer.put(name, member);
    return new Shape<>(longer, details);
  }

  public Shape<T> detail(String name, Function<T, Cell> member) {
    Set<String> more = new LinkedHashSet<>(details);
    more.add(name);
    return new Shape<>(and(name, member).members, more);
  }

  /** Adds all members of a part. */
  public <P> Shape<T> with(Shape<P> shape, Function<T, P> part) {
    Shape<T> longer = this;
    for (var member : shape.members.entrySet()) {
      longer = longer.and(member.getKey(), part.andThen(member.getValue()));
    }
    return longer;
  }

  public Output one(T thing) {
    return new Output.One(cells(thing));
  }

  /** Several things, each shown like one. */
  public Output each(List<T> things) {
    return new Output.Each(things.stream().map(this::cells).toList());
  }

  /** Several things as one value of another. */
  public Cell cell(List<T> things) {
    return new Cell.Things(things.stream().map(this::cells).toList());
  }

  /** The same without one member. */
  public Shape<T> without(String name) {
    SequencedMap<String, Function<T, Cell>> fewer = new LinkedHashMap<>(members);
    fewer.remove(name);
    return new Shape<>(fewer, details);
  }

  public Output many(List<T> things) {
    return many(things, Optional.empty());
  }

  /** A page of a list that continues after the identifier {@code last}. */
  public Output many(List<T> things, Optional<String> last) {
    return new Output.Many(
        members.keySet().stream().filter(name -> !details.contains(name)).toList(),
        things.stream().map(this::cells).toList(),
        last);
  }

  private SequencedMap<String, Cell> cells(T thing) {
    SequencedMap<String, Cell> cells = new LinkedHashMap<>();
    members.forEach((name, member) -> cells.put(name, member.apply(thing)));
    return cells;
  }
}
