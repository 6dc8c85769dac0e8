package dev.tollgate.http.jwt;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The keys of a store in a list; it counts who reads it, and can be taken down. */
final class ListedKeys implements Keys {

  private final List<SigningKey> keys = new ArrayList<>();
  private int reads;
  private int writes;
  private boolean down;
  private Runnable duringRead = () -> {};

  @Override
  public boolean addFirst(SigningKey key) {
    if (keys.stream().anyMatch(known -> known.algorithm() == key.algorithm())) {
      return false;
    }
    return keys.add(key);
  }

  @Override
  public boolean add(SigningKey key) {
    return keys.add(key);
  }

  @Override
  public boolean isTaken(String kid) {
    return keys.stream().anyMatch(key -> key.kid().equals(kid));
  }

  @Override
  public boolean lengthen(String kid, Duration lifetime) {
    writes++;
    if (down) {
      throw new StoreUnavailable("down", null);
    }
    keys.replaceAll(key -> key.kid().equals(kid) ? key.lengthened(lifetime) : key);
    return true;
  }

  int takeWrites() {
    int taken = writes;
    writes = 0;
    return taken;
  }

  @Override
  public boolean remove(String kid) {
    return keys.removeIf(key -> key.kid().equals(kid));
  }

  @Override
  public boolean addRetired(String kid) {
    throw new UnsupportedOperationException("no server retires a key");
  }

  @Override
  public List<String> retired() {
    throw new UnsupportedOperationException("no server lists retired keys");
  }

  @Override
  public List<SigningKey> all() {
    reads++;
    duringRead.run();
    if (down) {
      throw new StoreUnavailable("down", null);
    }
    return List.copyOf(keys);
  }

  int takeReads() {
    int taken = reads;
    reads = 0;
    return taken;
  }

  void onRead(Runnable duringRead) {
    this.duringRead = duringRead;
  }

  void setDown(boolean down) {
    this.down = down;
  }

  List<SigningKey> kept() {
    return List.copyOf(keys);
  }
}
