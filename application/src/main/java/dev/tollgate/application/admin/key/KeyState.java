package dev.tollgate.application.admin.key;

import dev.tollgate.domain.SigningKey;
import java.time.Instant;
import java.util.List;

/** What a key is used for at a given time. */
public enum KeyState {
  /** Does not sign yet. */
  PUBLISHED,
  /** Signs, and verifies what it signed. */
  SIGNING,
  /** Was replaced by another key; still verifies what it signed. */
  ROTATED;

  static KeyState of(SigningKey key, List<SigningKey> all, Instant now) {
    if (SigningKey.signing(all, key.algorithm(), now).filter(key::equals).isPresent()) {
      return SIGNING;
    }
    return now.isBefore(key.signsFrom()) ? PUBLISHED : ROTATED;
  }
}
