package dev.tollgate.application.admin;

import dev.tollgate.domain.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a key of the store is good for at one time. */
public enum KeyState {
  /** Its time to sign has not come. */
  PUBLISHED,
  /** It signs, and verifies what it signed. */
  SIGNING,
  /** Another signs in its place; it verifies what it signed. */
  ROTATED;

  static KeyState of(SigningKey key, List<SigningKey> all, Instant now) {
    if (now.isBefore(key.signsFrom())) {
      return PUBLISHED;
    }
    Optional<SigningKey> signing = SigningKey.signing(all, key.algorithm(), now);
    return signing.filter(key::equals).isPresent() ? SIGNING : ROTATED;
  }
}
