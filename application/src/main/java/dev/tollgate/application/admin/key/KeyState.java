package dev.tollgate.application.admin.key;

import dev.tollgate.domain.SigningKey;
import java.time.Instant;
import java.util.List;

/** What a key of the store is good for at one time. */
public enum KeyState {
  /** Its time to sign has not come. */
  PUBLISHED,
  /** It signs, and verifies what it signed. */
  SIGNING,
  /** Another signs in its place; it verifies what it signed. */
  ROTATED;

  static KeyState of(SigningKey key, List<SigningKey> all, Instant now) {
    if (SigningKey.signing(all, key.algorithm(), now).filter(key::equals).isPresent()) {
      return SIGNING;
    }
    return now.isBefore(key.signsFrom()) ? PUBLISHED : ROTATED;
  }
}
