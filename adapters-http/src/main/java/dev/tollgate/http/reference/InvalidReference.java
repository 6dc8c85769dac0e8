package dev.tollgate.http.reference;

/** A mistake in an {@code errors.yaml}; the message names the file, the entry and the fault. */
public final class InvalidReference extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidReference(String contract, String entry, String fault) {
    super(contract + "/errors.yaml, " + entry + ": " + fault + ".");
  }

  InvalidReference(String contract, String fault) {
    super(contract + "/errors.yaml: " + fault + ".");
  }
}
