package dev.tollgate.application.admin.key;

import dev.tollgate.domain.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A key as administrators see it. */
public record KeyRecord(SigningKey key, KeyState state) {

  /** A key that was just added to others. */
  static KeyRecord beside(List<SigningKey> others, SigningKey key, Instant now) {
    List<SigningKey> all = Stream.concat(others.stream(), Stream.of(key)).toList();
    return new KeyRecord(key, KeyState.of(key, all, now));
  }
}
