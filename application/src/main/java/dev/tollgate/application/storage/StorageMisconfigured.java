package dev.tollgate.application.storage;

/** A store that cannot be opened until an operator fixes what the message says. */
public final class StorageMisconfigured extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageMisconfigured(String message) {
    super(message);
  }

  public StorageMisconfigured(String message, Throwable cause) {
    super(message, cause);
  }
}
