package dev.tollgate.application.storage;

import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.List;

/** The keys that sign tokens; their private parts are encrypted. */
public interface Keys {

  /**
   * Adds the first key of its algorithm. One that {@link #add} added is not the first.
   *
   * @return true for exactly one caller as long as that key is not removed; false if the algorithm
   *     has a first key, or if the id is taken
   */
  boolean addFirst(SigningKey key);

  /** Adds another key; false if a key with its id exists or ever existed. */
  boolean add(SigningKey key);

  /** Whether a key with this id exists or ever existed. */
  boolean isTaken(String kid);

  /**
   * Notes that the key is about to sign tokens with this lifetime.
   *
   * @return false if the key does not exist, or if a lifetime at least as long is noted already
   */
  boolean lengthen(String kid, Duration lifetime);

  /** False if the key does not exist. Its id stays taken. */
  boolean remove(String kid);

  /** All of them, oldest first; those of the same millisecond by id, byte for byte. */
  List<SigningKey> all();

  /** Takes an id as if its key had been removed; false if it is taken already. */
  boolean addRetired(String kid);

  /** The ids of removed keys, in the order of their bytes. */
  List<String> retired();
}
