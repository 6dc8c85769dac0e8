package dev.tollgate.http.reference;

import dev.tollgate.application.port.ErrorCatalog.Reaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads how the tested clients react to errors, and adds it to the errors that they met; and to the
 * others, why none of them met it.
 */
final class ReactionsFile {

  static final String NAME = "reactions.yaml";

  private static final String UNMET = "unmet";
  private static final List<Map<String, Object>> NO_ROWS = List.of();

  private final ErrorReference reference;

  ReactionsFile(ErrorReference reference) {
    this.reference = reference;
  }

  /** A reaction, and the error that the client met. */
  private record Met(NamedError error, Reaction reaction) {}

  ErrorReference read(Map<String, Object> written) {
    List<Met> all = new ArrayList<>();
    checkMembers(written, Set.of("clients", UNMET));
    for (Map<String, Object> client : rows(written, "clients")) {
      checkMembers(client, Set.of("client", "version", "reactions"));
      String name = text(client, "client") + " " + text(client, "version");
      for (Map<String, Object> row : rows(client, "reactions")) {
        checkMembers(row, Set.of("error", "situation", "reaction"));
        all.add(
            new Met(
                error(text(row, "error")),
                new Reaction(name, text(row, "situation"), text(row, "reaction"))));
      }
    }
    Map<String, Reaction> unmet = unmet(written);
    return new ErrorReference(
        reference.contract(),
        reference.about(),
        reference.errors().stream()
            .map(error -> error.with(reactions(error, all, unmet)))
            .toList());
  }

  /** Why no client reacts, by the names of the errors that none of them meets. */
  private Map<String, Reaction> unmet(Map<String, Object> written) {
    Map<String, Reaction> unmet = new HashMap<>();
    for (Map<String, Object> row : written.containsKey(UNMET) ? rows(written, UNMET) : NO_ROWS) {
      checkMembers(row, Set.of("why", "errors"));
      if (!(row.get("errors") instanceof List<?> names)) {
        throw wrong("errors is missing");
      }
      Reaction reaction = new Reaction("tested clients", "never met", text(row, "why"));
      names.forEach(name -> unmet.put(error(String.valueOf(name)).entry().name(), reaction));
    }
    return unmet;
  }

  private List<Reaction> reactions(NamedError error, List<Met> all, Map<String, Reaction> unmet) {
    List<Reaction> reactions =
        all.stream().filter(met -> met.error().looksLike(error)).map(Met::reaction).toList();
    String name = error.entry().name();
    if (!reactions.isEmpty() && unmet.containsKey(name)) {
      throw wrong("a client meets " + name + " or an error that looks like it");
    }
    return unmet.containsKey(name) ? List.of(unmet.get(name)) : reactions;
  }

  private NamedError error(String name) {
    return reference.errors().stream()
        .filter(error -> error.entry().name().equals(name))
        .findFirst()
        .orElseThrow(() -> wrong("there is no error " + name));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> rows(Map<String, Object> written, String member) {
    if (!(written.get(member) instanceof List<?> rows)) {
      throw wrong(member + " is missing");
    }
    return (List<Map<String, Object>>) rows;
  }

  private void checkMembers(Map<String, Object> written, Set<String> known) {
    Set<String> unknown = new TreeSet<>(written.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw wrong("nothing is called " + unknown);
    }
  }

  private String text(Map<String, Object> written, String member) {
    if (!(written.get(member) instanceof String text)) {
      throw wrong(member + " is not a text in " + written);
    }
    return text;
  }

  private InvalidReference wrong(String fault) {
    return InvalidReference.ofReactions(reference.contract(), fault);
  }
}
