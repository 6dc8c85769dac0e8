package dev.tollgate.application.admin.key;

import dev.tollgate.application.port.KeyMaker;

/** Why a signing key was not imported or retired. */
public sealed interface KeyRefusal {

  /** Why a key was not imported. */
  sealed interface ImportKeyRefusal extends KeyRefusal {}

  /** Why a key was not retired. */
  sealed interface RetireKeyRefusal extends KeyRefusal {}

  /** There is no such key. */
  record KeyNotFound(String kid) implements RetireKeyRefusal {}

  /** The key signs tokens; it has to be replaced first. */
  record KeyInUse(String kid) implements RetireKeyRefusal {}

  /** The key is already in the store, or was retired. */
  record KeyExists(String kid) implements ImportKeyRefusal {}

  /** The imported key cannot sign tokens. */
  record KeyUnusable(KeyMaker.Problem problem) implements ImportKeyRefusal {}
}
