package dev.tollgate.http.reference;

import dev.tollgate.application.port.ErrorCatalog;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A mistake in an {@code errors.yaml}; the message names the file, the entry and the fault. */
public final class InvalidReference extends ErrorCatalog.Invalid {

  private static final long serialVersionUID = 1L;

  InvalidReference(String contract, String entry, String fault) {
    super(contract + "/errors.yaml, " + entry + ": " + fault + ".");
  }

  InvalidReference(String contract, String fault) {
    super(contract + "/errors.yaml: " + fault + ".");
  }

  /** The file is no YAML. */
  InvalidReference(String contract, MarkedYAMLException fault) {
    this(contract, "line " + (fault.getProblemMark().getLine() + 1), fault.getProblem());
    var _ = initCause(fault);
  }
}
