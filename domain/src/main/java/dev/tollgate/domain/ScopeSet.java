package dev.tollgate.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scopes without repetition, in the order in which they were given. */
public record ScopeSet(List<Scope> values) {

  public static final ScopeSet EMPTY = new ScopeSet(List.of());

  public ScopeSet {
    values = values.stream().distinct().toList();
  }

  public static ScopeSet of(String... scopes) {
    return new ScopeSet(Stream.of(scopes).map(Scope::new).toList());
  }

  /** Scope tokens with single blanks between them (RFC 6749, 3.3); empty for anything else. */
  public static Optional<ScopeSet> parse(String text) {
    List<Optional<Scope>> parts = Stream.of(text.split(" ", -1)).map(Scope::parse).toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(new ScopeSet(parts.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }

  public boolean containsAll(ScopeSet others) {
    return values.containsAll(others.values);
  }

  public ScopeSet with(ScopeSet others) {
    return new ScopeSet(Stream.concat(values.stream(), others.values.stream()).toList());
  }

  /** Those that the others hold as well. */
  public ScopeSet within(ScopeSet others) {
    return new ScopeSet(values.stream().filter(others.values::contains).toList());
  }

  public ScopeSet without(ScopeSet others) {
    return new ScopeSet(values.stream().filter(it -> !others.values.contains(it)).toList());
  }

  /** Space separated, as {@code scope} parameters are written (RFC 6749, 3.3). */
  @Override
  public String toString() {
    return values.stream().map(Scope::value).collect(Collectors.joining(" "));
  }
}
