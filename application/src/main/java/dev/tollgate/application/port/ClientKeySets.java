package dev.tollgate.application.port;

import java.util.Optional;

/** Tells whether what a client brings as its keys can be used to check assertions. */
public interface ClientKeySets {

  /** What is wrong with a JSON Web Key Set (RFC 7517, 5); empty if nothing is. */
  Optional<Problem> problemOf(String jwks);

  /** What is wrong with the address of a key set, which is not fetched; empty if nothing is. */
  Optional<Problem> problemOfAddress(String jwksUri);

  /** What is wrong with the key set, or with its address. */
  enum Problem {
    NOT_A_KEY_SET,
    PRIVATE_KEY,
    NO_USABLE_KEY,
    TOO_LARGE,
    TOO_MANY_KEYS,
    NOT_AN_ADDRESS,
    ADDRESS_NOT_ENCRYPTED
  }
}
