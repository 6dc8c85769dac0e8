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

  /** The key is the one that signs; another has to take over first. */
  record KeySigns(String kid) implements RetireKeyRefusal {}

  /** There is this key already, or it was retired. */
  record KeyExists(String kid) implements ImportKeyRefusal {}

  /** What was to be imported cannot sign tokens. */
  record KeyUnusable(KeyMaker.Problem problem) implements ImportKeyRefusal {}
}
