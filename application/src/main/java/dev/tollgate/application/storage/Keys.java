package dev.tollgate.application.storage;

import dev.tollgate.domain.SigningKey;
import java.time.Duration;
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

  /** Adds one more; false if its id is taken. */
  boolean add(SigningKey key);

  /** Whether there is, or ever was, a key with this id. */
  boolean isTaken(String kid);

  /**
   * Keeps that the key signs tokens that live so long, before it signs the first of them.
   *
   * @return false if there is no such key, or if it is known to sign such that live as long
   */
  boolean lengthen(String kid, Duration lifetime);

  /** False if there is no such key. Its id stays taken. */
  boolean remove(String kid);

  /** All of them, oldest first. */
  List<SigningKey> all();
}
