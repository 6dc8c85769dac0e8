package dev.tollgate.application.storage;

import dev.tollgate.domain.RegisteredScope;
import java.util.List;

/** The scopes that clients may be granted. */
public interface Scopes {

  /** False, and nothing changes, if the scope exists. */
  boolean add(RegisteredScope scope);

  /** All of them, ordered by name, byte for byte. */
  List<RegisteredScope> all();
}
