package dev.tollgate.application.storage;

/** A later replacement of a company's documents began before this one ended. */
public final class EditionOvertaken extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public EditionOvertaken() {
    super("a later replacement of these documents overtook this one");
  }
}
