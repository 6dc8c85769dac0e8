package dev.tollgate.cli.client;

import dev.tollgate.domain.ClientAuthentication;
import java.util.Locale;

/** How a client authenticates, as spelled in RFC 7591, 2. */
enum AuthMethod {
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
  PRIVATE_KEY_JWT,
  NONE;

  /** The method of a client; client_secret_basic means either way to send a secret. */
  static AuthMethod of(ClientAuthentication authentication) {
    return switch (authentication) {
      case ClientAuthentication.BySecret _ -> CLIENT_SECRET_BASIC;
      case ClientAuthentication.ByKeys _, ClientAuthentication.ByKeysAt _ -> PRIVATE_KEY_JWT;
      case ClientAuthentication.None() -> NONE;
    };
  }

  boolean usesSecrets() {
    return switch (this) {
      case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST -> true;
      case PRIVATE_KEY_JWT, NONE -> false;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
