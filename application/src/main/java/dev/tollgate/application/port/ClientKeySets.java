package dev.tollgate.application.port;

import dev.tollgate.domain.refusal.KeysInvalid;
import java.util.Optional;

/** Tells whether what a client brings as its keys can be used to check assertions. */
public interface ClientKeySets {

  /** What is wrong with a JSON Web Key Set (RFC 7517, 5); empty if nothing is. */
  Optional<KeysInvalid.Problem> problemOf(String jwks);

  /** What is wrong with the address of a key set, which is not fetched; empty if nothing is. */
  Optional<KeysInvalid.Problem> problemOfAddress(String jwksUri);
}
