package dev.tollgate.application.admin.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal.ContractFilesInvalid;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.DiffErrorsRefusal;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.Json;
import dev.tollgate.domain.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what two contracts, or two versions of one, send for each error. */
public final class DiffErrors {

  /** Members for people, which programs do not go by (RFC 6749, 5.2; RFC 9457, 3.1). */
  private static final Set<String> FOR_PEOPLE = Set.of("error_description", "title", "detail");

  private final ErrorCatalog catalog;
  private final Json json;

  public DiffErrors(ErrorCatalog catalog, Json json) {
    this.catalog = catalog;
    this.json = json;
  }

  /**
   * One difference.
   *
   * @param part {@code status}, {@code code}, {@code body}, the name of a header field, or {@code
   *     error} if only one of the two has this error
   * @param breaking whether a client that relies on what is documented may notice
   */
  public record Difference(
      String error,
      String part,
      Optional<String> before,
      Optional<String> after,
      boolean breaking) {}

  /** The differences in the order of the errors; none if both send the same. */
  public Result<List<Difference>, DiffErrorsRefusal> diff(String from, String to) {
    List<String> mistakes = catalog.mistakes();
    if (!mistakes.isEmpty()) {
      return Result.refused(new ContractFilesInvalid(mistakes));
    }
    List<String> known = catalog.names();
    return Stream.of(from, to)
        .filter(name -> !known.contains(name))
        .findFirst()
        .<Result<List<Difference>, DiffErrorsRefusal>>map(
            name -> Result.refused(new ContractNotFound(name, known)))
        .orElseGet(() -> Result.ok(diff(catalog.errors(from), catalog.errors(to))));
  }

  private List<Difference> diff(List<Entry> before, List<Entry> after) {
    Map<String, Entry> old = byName(before);
    Map<String, Entry> current = byName(after);
    List<Difference> differences = new ArrayList<>();
    for (Entry entry : before) {
      Entry other = current.get(entry.name());
      if (other == null) {
        differences.add(
            new Difference(
                entry.name(), "error", Optional.of(summary(entry)), Optional.empty(), false));
      } else {
        compare(entry, other, differences);
      }
    }
    after.stream()
        .filter(entry -> !old.containsKey(entry.name()))
        .map(
            entry ->
                new Difference(
                    entry.name(), "error", Optional.empty(), Optional.of(summary(entry)), true))
        .forEach(differences::add);
    return differences;
  }

  private static Map<String, Entry> byName(List<Entry> entries) {
    return entries.stream().collect(Collectors.toMap(Entry::name, Function.identity()));
  }

  private static String summary(Entry entry) {
    return entry.status() + entry.code().map(code -> " " + code).orElse("");
  }

  private void compare(Entry before, Entry after, List<Difference> differences) {
    String name = before.name();
    if (before.status() != after.status()) {
      differences.add(
          new Difference(
              name,
              "status",
              Optional.of(Integer.toString(before.status())),
              Optional.of(Integer.toString(after.status())),
              true));
    }
    Set<String> headers = new TreeSet<>(before.headers().keySet());
    headers.addAll(after.headers().keySet());
    for (String header : headers) {
      Optional<String> old = Optional.ofNullable(before.headers().get(header));
      Optional<String> current = Optional.ofNullable(after.headers().get(header));
      if (!old.equals(current)) {
        differences.add(new Difference(name, header, old, current, old.isPresent()));
      }
    }
    if (!before.code().equals(after.code())) {
      differences.add(new Difference(name, "code", before.code(), after.code(), true));
    }
    if (!before.body().equals(after.body())) {
      differences.add(
          new Difference(
              name,
              "body",
              Optional.of(before.body()),
              Optional.of(after.body()),
              !keeps(before.body(), after.body())));
    }
  }

  /** Whether a JSON object has all members of another, with the same values but for people. */
  private boolean keeps(String before, String after) {
    return json.read(before).orElse("") instanceof Map<?, ?> old
        && json.read(after).orElse("") instanceof Map<?, ?> current
        && old.entrySet().stream()
            .allMatch(
                member ->
                    FOR_PEOPLE.contains(String.valueOf(member.getKey()))
                        ? current.containsKey(member.getKey())
                        : member.getValue().equals(current.get(member.getKey())));
  }
}
