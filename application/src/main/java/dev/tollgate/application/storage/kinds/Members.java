package dev.tollgate.application.storage.kinds;

import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An exported record: texts, whole numbers, truth values, lists and further members by name. Asking
 * it for what it does not have throws {@link IllegalArgumentException}.
 */
public final class Members {

  /** The value of a member that has none. */
  public static final Object ABSENT = new Object();

  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  private final SequencedMap<String, Object> members = new LinkedHashMap<>();

  /** The members in their order. */
  public SequencedMap<String, Object> values() {
    return Collections.unmodifiableSequencedMap(members);
  }

  /** The name of the first member, or an empty string without members. */
  public String firstName() {
    return members.isEmpty() ? "" : members.firstEntry().getKey();
  }

  /** Adds a member, and returns this. */
  public Members with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  public Members with(String name, Instant value) {
    return with(name, value.toString());
  }

  public Members with(String name, ScopeSet scopes) {
    return with(name, scopes.values().stream().map(Scope::value).toList());
  }

  /** {@link #ABSENT} where there is no value. */
  public Members with(String name, Optional<?> value) {
    return with(name, value.<Object>map(Object::toString).orElse(ABSENT));
  }

  /** Adds no member where there is no value. */
  public Members withPresent(String name, Optional<?> value) {
    return value.map(it -> with(name, it.toString())).orElse(this);
  }

  public String text(String name) {
    return as(String.class, members.get(name));
  }

  public Optional<String> optionalText(String name) {
    return members.get(name) == ABSENT ? Optional.empty() : Optional.of(text(name));
  }

  /** Empty where there is no such member. */
  public Optional<String> presentText(String name) {
    return members.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
  }

  public boolean flag(String name) {
    return as(Boolean.class, members.get(name));
  }

  /** The value of {@code absent} where there is no such member. */
  public boolean presentFlag(String name, boolean absent) {
    return members.containsKey(name) ? flag(name) : absent;
  }

  public long number(String name) {
    return as(Long.class, members.get(name));
  }

  public Instant time(String name) {
    return instant(text(name));
  }

  public Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(Members::instant);
  }

  /** Whole milliseconds from 1970 to the end of the year 9999, as every store holds them. */
  private static Instant instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(Instant.EPOCH)
          || !instant.isBefore(YEAR_10000)
          || !instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
        throw new IllegalArgumentException("not an instant that a store holds");
      }
      return instant;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not an instant", e);
    }
  }

  public ScopeSet scopes(String name) {
    return ScopeSet.of(texts(name).toArray(String[]::new));
  }

  public Members object(String name) {
    return as(Members.class, members.get(name));
  }

  /** Empty where there is no such member. */
  public Optional<Members> presentObject(String name) {
    return members.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
  }

  public List<String> texts(String name) {
    return list(name, String.class);
  }

  /** None where there is no such member. */
  public List<String> presentTexts(String name) {
    return members.containsKey(name) ? texts(name) : List.of();
  }

  public List<Members> objects(String name) {
    return list(name, Members.class);
  }

  private <T> List<T> list(String name, Class<T> type) {
    List<T> values = new ArrayList<>();
    for (Object value : as(List.class, members.get(name))) {
      values.add(as(type, value));
    }
    return values;
  }

  /** The value as this type. */
  public static <T> T as(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("not a " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
