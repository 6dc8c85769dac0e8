package dev.tollgate.http.reference;

import dev.tollgate.application.port.ErrorCatalog.Retryable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program can do about an error: the {@code hints.yaml} beside this class has a hint for
 * each case that a layer can meet.
 */
record Hint(Retryable retryable, String action) {

  private static final Map<String, Hint> BY_CASE = read();

  /**
   * The hint for a case.
   *
   * @param of the type that a layer switches over, and the case, with a dot between them
   */
  static Optional<Hint> of(String of) {
    String leaf = of.substring(of.indexOf('.') + 1);
    return Optional.ofNullable(BY_CASE.getOrDefault(of, BY_CASE.get(leaf)));
  }

  /** The hint with this action; empty if there is no such action. */
  static Optional<Hint> withAction(String action) {
    return BY_CASE.values().stream().filter(hint -> hint.action().equals(action)).findFirst();
  }

  private static Map<String, Hint> read() {
    Map<String, Hint> hints = new HashMap<>();
    YamlFile.read("reference", "hints.yaml")
        .forEach(
            (action, written) -> {
              Map<String, Object> members = ReferenceFile.object(written);
              Hint hint = new Hint(retryable(String.valueOf(members.get("retryable"))), action);
              ((List<?>) members.get("of")).forEach(of -> hints.put(String.valueOf(of), hint));
            });
    return hints;
  }

  private static Retryable retryable(String written) {
    return Stream.of(Retryable.values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written))
        .findFirst()
        .orElseThrow();
  }
}
