package dev.tollgate.domain;

import java.util.List;
import java.util.Optional;

/**
 * The scopes of OpenID Connect, which exist on every store and belong to every client that uses the
 * authorization code grant (OpenID Connect Core, 3.1.2.1, 5.4 and 11). They are about a user, so
 * client credentials never get them.
 */
public final class StandardScopes {

  public static final Scope OPENID = new Scope("openid");
  public static final Scope PROFILE = new Scope("profile");
  public static final Scope EMAIL = new Scope("email");
  public static final Scope GROUPS = new Scope("groups");
  public static final Scope OFFLINE_ACCESS = new Scope("offline_access");

  /** With what they mean to people, ordered by name. */
  public static final List<RegisteredScope> ALL =
      List.of(
          described(EMAIL, "Know your email address"),
          described(GROUPS, "Know the groups that you belong to"),
          described(OFFLINE_ACCESS, "Keep access while you are away"),
          described(OPENID, "Know who you are"),
          described(PROFILE, "Know your name"));

  public static final ScopeSet NAMES =
      new ScopeSet(ALL.stream().map(RegisteredScope::scope).toList());

  private StandardScopes() {}

  public static Optional<RegisteredScope> find(Scope scope) {
    return ALL.stream().filter(it -> it.scope().equals(scope)).findFirst();
  }

  public static boolean include(Scope scope) {
    return ALL.stream().anyMatch(it -> it.scope().equals(scope));
  }

  private static RegisteredScope described(Scope scope, String description) {
    return new RegisteredScope(scope, new Name(description));
  }
}
