package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.http.wire.Fields;
import java.util.Optional;
import java.util.Set;

/**
 * What a proxy that asks before it forwards wants of a token, in the query.
 *
 * @param scopes the token needs each of them; none if none are named
 * @param resource the token must be meant for it; empty if none is named
 */
public record ForwardedDemand(ScopeSet scopes, Optional<ResourceUri> resource) {

  private static final Set<String> KNOWN = Set.of("scope", "resource");

  /**
   * Empty if there is any other parameter, because a misspelt {@code scope} must not open the door,
   * or if one is sent twice, without a value, or with one that is no scopes or no resource.
   */
  public static Optional<ForwardedDemand> read(Fields query) {
    if (!KNOWN.containsAll(query.values().keySet())) {
      return Optional.empty();
    }
    Optional<ScopeSet> scopes =
        query.values().containsKey("scope")
            ? text(query, "scope").flatMap(ScopeSet::parse)
            : Optional.of(ScopeSet.EMPTY);
    Optional<ResourceUri> resource = text(query, "resource").flatMap(ResourceUri::parse);
    boolean broken = resource.isEmpty() && query.values().containsKey("resource");
    return broken ? Optional.empty() : scopes.map(all -> new ForwardedDemand(all, resource));
  }

  private static Optional<String> text(Fields query, String name) {
    return query.get(name) instanceof Parameter.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
