package dev.tollgate.application.storage;

import dev.tollgate.domain.SigningKey;
import java.util.List;

/** The keys that sign tokens, private halves encrypted. */
public interface Keys {

  /**
   * Adds the first key of its algorithm.
   *
   * @return true for exactly one caller ever; false if there is a first key of the algorithm
   *     already
   */
  boolean addFirst(SigningKey key);

  /** Adds one more; false if there is a key with this id. */
  boolean add(SigningKey key);

  /** False if there is no such key. */
  boolean remove(String kid);

  /** All of them, oldest first. */
  List<SigningKey> all();
}
