package dev.tollgate.application.admin;

import dev.tollgate.application.admin.EditClaims.Problem.NameInvalid;
import dev.tollgate.application.admin.EditClaims.Problem.NameReserved;
import dev.tollgate.application.admin.EditClaims.Problem.NotHeld;
import dev.tollgate.application.admin.EditClaims.Problem.TooLarge;
import dev.tollgate.application.admin.EditClaims.Problem.ValueInvalid;
import dev.tollgate.application.port.Json;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Result;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Adds, replaces and removes custom claims. */
public final class EditClaims {

  private static final int LONGEST_NAME = 255;

  private final Json json;

  public EditClaims(Json json) {
    this.json = json;
  }

  /**
   * What is changes.
   *
   * @param set the JSON text of each value by the name of its claim
   * @param remove applied before {@code set}
   */
  public record Changes(SequencedMap<String, String> set, List<String> remove) {

    /** Changes nothing. */
    public static final Changes NOTHING = new Changes(new LinkedHashMap<>(), List.of());

    public Changes {
      set = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(set));
      remove = List.copyOf(remove);
    }

    boolean isNothing() {
      return set.isEmpty() && remove.isEmpty();
    }
  }

  /** Makes all of the changes or none. */
  public Result<CustomClaims, Problem> edit(CustomClaims old, Changes changes) {
    if (changes.isNothing()) {
      return Result.ok(old);
    }
    Map<String, Object> claims = membersOf(old);
    for (String name : changes.remove()) {
      if (claims.remove(name) == null) {
        return Result.refused(new NotHeld(name));
      }
    }
    for (Map.Entry<String, String> claim : changes.set().entrySet()) {
      Optional<Problem> problem = problemOf(claim.getKey());
      if (problem.isPresent()) {
        return Result.refused(problem.get());
      }
      Optional<Object> value = json.read(claim.getValue()).filter(EditClaims::isPortable);
      if (value.isEmpty()) {
        return Result.refused(new ValueInvalid(claim.getKey()));
      }
      claims.put(claim.getKey(), value.get());
    }
    String text = json.write(claims);
    int size = CustomClaims.size(text);
    return size > CustomClaims.MAX_BYTES
        ? Result.refused(new TooLarge(size, CustomClaims.MAX_BYTES))
        : Result.ok(new CustomClaims(text));
  }

  private Map<String, Object> membersOf(CustomClaims claims) {
    Map<String, Object> members = new TreeMap<>();
    if (json.read(claims.json()).orElseThrow() instanceof Map<?, ?> stored) {
      stored.forEach((name, value) -> members.put(name.toString(), value));
    }
    return members;
  }

  private static Optional<Problem> problemOf(String name) {
    if (CustomClaims.RESERVED.contains(name)) {
      return Optional.of(new NameReserved(name));
    }
    boolean isValid =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
    return isValid ? Optional.empty() : Optional.of(new NameInvalid(name));
  }

  /**
   * Receivers read numbers as IEEE 754 doubles: one that such a number cannot hold would change
   * (RFC 7493, 2.2).
   */
  private static boolean isPortable(Object value) {
    return switch (value) {
      case BigDecimal number -> isDouble(number);
      case List<?> values -> values.stream().allMatch(EditClaims::isNullOrPortable);
      case Map<?, ?> members -> members.values().stream().allMatch(EditClaims::isNullOrPortable);
      default -> true;
    };
  }

  private static boolean isNullOrPortable(Object value) {
    return value == null || isPortable(value);
  }

  private static boolean isDouble(BigDecimal number) {
    double nearest = number.doubleValue();
    return Double.isFinite(nearest)
        && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
  }

  /** Why claims were not changed. */
  public sealed interface Problem {

    /** Not 1 to 255 printable ASCII characters without spaces, quotation marks and backslashes. */
    record NameInvalid(String name) implements Problem {}

    /** One of {@link CustomClaims#RESERVED}. */
    record NameReserved(String name) implements Problem {}

    /** Not a JSON value that every receiver reads alike, or null. */
    record ValueInvalid(String name) implements Problem {}

    /** There is no such claim to remove. */
    record NotHeld(String name) implements Problem {}

    /** The claims take more room than tokens have for them, in bytes. */
    record TooLarge(int size, int most) implements Problem {}
  }
}
