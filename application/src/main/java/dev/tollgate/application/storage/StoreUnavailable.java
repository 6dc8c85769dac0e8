package dev.tollgate.application.storage;

/** The store cannot answer now. It says nothing about what is in the store. */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
