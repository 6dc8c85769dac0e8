package dev.tollgate.persistence.jdbc.clients;

import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientSecret;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.util.List;

/**
 * How a client authenticates, in two columns.
 *
 * @param keySource a key set or the URI of one, where keys are what it authenticates by
 */
record AuthenticationText(String way, @Nullable String keySource) {

  /** Clients that have secrets. */
  static final String SECRET = "secret";

  static final String KEYS = "keys";
  static final String KEYS_AT = "keys_at";
  private static final String NONE = "none";

  static AuthenticationText of(ClientAuthentication authentication) {
    return switch (authentication) {
      case ClientAuthentication.BySecret _ -> new AuthenticationText(SECRET, null);
      case ClientAuthentication.ByKeys(String jwks) -> new AuthenticationText(KEYS, jwks);
      case ClientAuthentication.ByKeysAt(URI uri) ->
          new AuthenticationText(KEYS_AT, uri.toString());
      case ClientAuthentication.None() -> new AuthenticationText(NONE, null);
    };
  }

  ClientAuthentication authentication(List<ClientSecret> secrets) {
    return switch (way) {
      case SECRET -> new ClientAuthentication.BySecret(secrets);
      case KEYS -> new ClientAuthentication.ByKeys(keySource);
      case KEYS_AT -> new ClientAuthentication.ByKeysAt(URI.create(keySource));
      case NONE -> new ClientAuthentication.None();
      default -> throw new IllegalStateException("no client authenticates in this way: " + way);
    };
  }
}
