package dev.tollgate.application.token;

import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a contract rules differently from others before any wording.
 *
 * @param contract its name, kept in the record of what it issues
 * @param grants the ways in which it offers tokens
 * @param lifetime how long its access tokens live, in whole seconds
 * @param typ the {@code typ} in the header of its tokens (RFC 7519, 5.1)
 * @param defaultAudience whom a token is meant for if no resource was asked for; empty if its
 *     tokens say nothing about it
 * @param claims what its tokens say about themselves (RFC 7519, 4)
 * @param inactiveCompanyRefuses whether a client whose company is inactive gets and uses no tokens
 * @param noScopesRefuse whether a token without any scope is refused
 */
public record Terms(
    String contract,
    Set<GrantType> grants,
    Duration lifetime,
    SigningAlgorithm algorithm,
    String typ,
    Optional<ResourceUri> defaultAudience,
    Function<Token, Map<String, Object>> claims,
    boolean inactiveCompanyRefuses,
    boolean noScopesRefuse) {

  public Terms {
    grants = Set.copyOf(grants);
  }
}
