package dev.tollgate.application.storage;

/** Another replacement of a company's documents began before this one was published. */
public final class EditionOvertaken extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public EditionOvertaken() {
    super("a later replacement of these documents overtook this one");
  }
}
