package dev.tollgate.http.rfc;

import dev.tollgate.domain.Name;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.StandardScopes;
import dev.tollgate.domain.User;
import java.util.LinkedHashMap;
import java.util.Map;

/** What ID tokens and userinfo tell of a user, by scope (OpenID Connect Core, 5.1 and 5.4). */
final class UserClaims {

  private UserClaims() {}

  static Map<String, Object> of(User user, ScopeSet scopes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", user.id().value());
    if (scopes.values().contains(StandardScopes.PROFILE)) {
      user.name().map(Name::value).ifPresent(name -> claims.put("name", name));
      claims.put("preferred_username", user.email().value());
      claims.put("updated_at", user.updatedAt().getEpochSecond());
    }
    if (scopes.values().contains(StandardScopes.EMAIL)) {
      claims.put("email", user.email().value());
      claims.put("email_verified", user.emailVerified());
    }
    if (scopes.values().contains(StandardScopes.GROUPS)) {
      claims.put("groups", user.groups().stream().map(Name::value).toList());
    }
    return claims;
  }
}
