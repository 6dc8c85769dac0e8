package dev.tollgate.cli.key;

import dev.tollgate.application.admin.key.KeyRefusal;
import dev.tollgate.application.admin.key.KeyRefusal.KeyExists;
import dev.tollgate.application.admin.key.KeyRefusal.KeyInUse;
import dev.tollgate.application.admin.key.KeyRefusal.KeyNotFound;
import dev.tollgate.application.admin.key.KeyRefusal.KeyUnusable;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Wording;

/** Tells administrators why a key was not imported or retired. */
final class KeyWording {

  private KeyWording() {}

  static String of(KeyRefusal refusal) {
    return switch (refusal) {
      case KeyNotFound(String kid) -> Wording.missing("key", kid);
      case KeyInUse(String kid) ->
          "Key "
              + Quoted.of(kid)
              + " signs tokens. Replace it first with: tollgate key rotate --now";
      case KeyExists(String kid) ->
          "Key "
              + Quoted.of(kid)
              + " is already in the store, or was retired and cannot be imported again. To list the"
              + " keys, run: tollgate key list";
      case KeyUnusable(var problem) -> "Nothing was imported: " + unusable(problem);
    };
  }

  private static String unusable(KeyMaker.Problem problem) {
    return switch (problem) {
      case NOT_A_PEM ->
          "this is not a PEM file. Give one that begins with -----BEGIN PRIVATE KEY-----";
      case ENCRYPTED ->
          "the key is encrypted. Decrypt it first, for example: openssl pkey -in FILE | tollgate"
              + " key import -";
      case NO_PRIVATE_KEY -> "this is not a private key. Give the private key of the pair.";
      case UNKNOWN_KIND ->
          "no contract signs with this type of key. Give an RSA, P-256 or Ed25519 key.";
      case TOO_SHORT -> "the key is too short. Give an RSA key of 2048 to 4096 bits.";
      case TOO_LONG ->
          "the key is so long that signing would be slow. Give an RSA key of 2048 to 4096 bits.";
    };
  }
}
