package dev.tollgate.application.storage;

import dev.tollgate.domain.RegisteredScope;
import java.util.List;

/** The scopes that clients may be given. */
public interface Scopes {

  /** False, and nothing is changed, if there is such a scope. */
  boolean add(RegisteredScope scope);

  /** All of them, ordered by name, byte for byte. */
  List<RegisteredScope> all();
}
