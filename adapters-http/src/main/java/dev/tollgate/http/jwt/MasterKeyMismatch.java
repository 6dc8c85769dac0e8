package dev.tollgate.http.jwt;

/** The master key at hand is not the one that a signing key was encrypted with. */
public final class MasterKeyMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MasterKeyMismatch(String kid, Throwable cause) {
    super("the master key does not open signing key " + kid, cause);
  }
}
