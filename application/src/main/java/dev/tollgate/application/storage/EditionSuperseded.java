package dev.tollgate.application.storage;

/**
 * A company's documents cannot be replaced, because a later replacement began or the company does
 * not exist any more.
 */
public final class EditionSuperseded extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public EditionSuperseded() {
    super("a later replacement or the removal of the company overtook this one");
  }
}
