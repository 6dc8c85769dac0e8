package dev.tollgate.application.storage;

/**
 * The store cannot answer now; this says nothing about what it holds. The message names the cause
 * for the server's log, without secrets.
 */
public final class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
