package dev.tollgate.application.storage;

/** The store cannot answer now; this says nothing about what it holds. */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
