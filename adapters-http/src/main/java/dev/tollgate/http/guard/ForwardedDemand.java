package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.http.wire.Fields;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads from the query what a proxy requires of a token. */
public final class ForwardedDemand {

  private static final String SCOPE = "scope";
  private static final String RESOURCE = "resource";

  private ForwardedDemand() {}

  /**
   * Unreadable if there is any other parameter, because a misspelt {@code scope} must not open the
   * door, or if one is sent twice, without a value, or with one that is no scopes or no resource.
   *
   * @param usual the resource if none is named; empty if it does not matter then
   * @param company whether the client must be linked to an active company
   */
  public static Demand read(Fields query, Optional<ResourceUri> usual, boolean company) {
    Set<String> names = query.values().keySet();
    Optional<ScopeSet> scopes = value(query, SCOPE, ScopeSet::parse);
    Optional<ResourceUri> resource = value(query, RESOURCE, ResourceUri::parse);
    return Set.of(SCOPE, RESOURCE).containsAll(names)
            && scopes.isPresent() == names.contains(SCOPE)
            && resource.isPresent() == names.contains(RESOURCE)
        ? new Demand.Requirements(scopes.orElse(ScopeSet.EMPTY), resource.or(() -> usual), company)
        : new Demand.Unreadable(flaw(names, scopes.isEmpty()));
  }

  private static String flaw(Set<String> names, boolean isWithoutScopes) {
    return names.stream()
        .filter(name -> !name.equals(SCOPE) && !name.equals(RESOURCE))
        .findFirst()
        .map(name -> "The query of the guard has a parameter that it does not know: " + name + ".")
        .orElse(
            "The parameter %s of the guard is empty, repeated, or not what it should be."
                .formatted(names.contains(SCOPE) && isWithoutScopes ? SCOPE : RESOURCE));
  }

  private static <T> Optional<T> value(
      Fields query, String name, Function<String, Optional<T>> parse) {
    return query.get(name) instanceof Parameter.Text(String text)
        ? parse.apply(text)
        : Optional.empty();
  }
}
