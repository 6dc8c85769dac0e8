package dev.tollgate.cli;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keys in a list. */
final class MapKeys implements Keys {

  private final List<SigningKey> keys = new ArrayList<>();

  @Override
  public boolean addFirst(SigningKey key) {
    return keys.stream().noneMatch(it -> it.algorithm() == key.algorithm()) && add(key);
  }

  @Override
  public boolean add(SigningKey key) {
    return keys.stream().noneMatch(it -> it.kid().equals(key.kid())) && keys.add(key);
  }

  @Override
  public boolean isTaken(String kid) {
    return keys.stream().anyMatch(it -> it.kid().equals(kid));
  }

  @Override
  public boolean lengthen(String kid, Duration lifetime) {
    throw new UnsupportedOperationException("no command signs");
  }

  @Override
  public boolean remove(String kid) {
    return keys.removeIf(it -> it.kid().equals(kid));
  }

  @Override
  public List<SigningKey> all() {
    return List.copyOf(keys);
  }
}
