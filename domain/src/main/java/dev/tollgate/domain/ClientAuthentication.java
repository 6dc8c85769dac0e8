package dev.tollgate.domain;

import java.net.URI;
import java.util.List;

/** How a client proves who it is (RFC 6749, 2.3); it is registered for one way and no other. */
public sealed interface ClientAuthentication {

  /** Whether it proves that by assertions. */
  default boolean isByKeys() {
    return switch (this) {
      case ByKeys _, ByKeysAt _ -> true;
      case BySecret _, None _ -> false;
    };
  }

  /** By any of its secrets, in whichever of the two ways to send one (RFC 6749, 2.3.1). */
  record BySecret(List<ClientSecret> secrets) implements ClientAuthentication {
    public BySecret {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * By assertions signed with a key of its own (RFC 7523, 2.2).
   *
   * @param jwks the public keys as a JSON Web Key Set (RFC 7517, 5)
   */
  record ByKeys(String jwks) implements ClientAuthentication {}

  /**
   * By assertions signed with a key of its own.
   *
   * @param jwksUri where its key set is to be fetched
   */
  record ByKeysAt(URI jwksUri) implements ClientAuthentication {}

  /** Not at all: a public client, which names itself only (RFC 6749, 2.1). */
  record None() implements ClientAuthentication {}
}
