package dev.tollgate.domain;

/**
 * A scope that clients may be given, with what it means to people.
 *
 * @param defaultOn whether the consent page ticks it beforehand
 * @param destructive whether the consent page warns of it; then it is never ticked beforehand
 */
public record RegisteredScope(
    Scope scope, Name description, boolean defaultOn, boolean destructive) {

  /** A harmless scope, ticked beforehand. */
  public RegisteredScope(Scope scope, Name description) {
    this(scope, description, true, false);
  }

  public boolean isTicked() {
    return defaultOn && !destructive;
  }
}
