package dev.tollgate.http.reference;

import dev.tollgate.application.port.ErrorCatalog.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads how the tested clients react to errors, and adds it to the errors that they met. */
final class ReactionsFile {

  static final String NAME = "reactions.yaml";

  private final ErrorReference reference;

  ReactionsFile(ErrorReference reference) {
    this.reference = reference;
  }

  /** A reaction, and the error that the client met. */
  private record Met(NamedError error, Reaction reaction) {}

  ErrorReference read(Map<String, Object> written) {
    List<Met> all = new ArrayList<>();
    for (Map<String, Object> client : rows(written, "clients", Set.of("clients"))) {
      String name = text(client, "client") + " " + text(client, "version");
      for (Map<String, Object> row :
          rows(client, "reactions", Set.of("client", "version", "reactions"))) {
        checkMembers(row, Set.of("error", "situation", "reaction"));
        all.add(
            new Met(
                error(text(row, "error")),
                new Reaction(name, text(row, "situation"), text(row, "reaction"))));
      }
    }
    return new ErrorReference(
        reference.contract(),
        reference.about(),
        reference.errors().stream().map(error -> error.with(reactions(error, all))).toList());
  }

  private static List<Reaction> reactions(NamedError error, List<Met> all) {
    return all.stream().filter(met -> met.error().looksLike(error)).map(Met::reaction).toList();
  }

  private NamedError error(String name) {
    return reference.errors().stream()
        .filter(error -> error.entry().name().equals(name))
        .findFirst()
        .orElseThrow(() -> wrong("there is no error " + name));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> rows(
      Map<String, Object> written, String member, Set<String> known) {
    checkMembers(written, known);
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
