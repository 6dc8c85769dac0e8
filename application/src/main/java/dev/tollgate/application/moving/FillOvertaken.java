package dev.tollgate.application.moving;

/** Another run fills the store now, because this one had stood still for too long. */
final class FillOvertaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FillOvertaken() {
    super("another run fills the store");
  }
}
