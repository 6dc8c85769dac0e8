package dev.tollgate.cli.client;

import dev.tollgate.domain.ClientAuthentication;
import java.util.Locale;

/** How a client proves who it is, as it is written (RFC 7591, 2). */
public enum AuthMethod {
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
  PRIVATE_KEY_JWT,
  NONE;

  /** The first that is meant: a secret may be sent in either way. */
  public static AuthMethod of(ClientAuthentication authentication) {
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
