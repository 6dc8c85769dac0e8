package dev.tollgate.http.reference;

import dev.tollgate.application.port.ErrorCatalog;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A mistake in an {@code errors.yaml}; the message names the file, the entry and the fault. */
public final class InvalidReference extends ErrorCatalog.Invalid {

  private static final long serialVersionUID = 1L;

  InvalidReference(String contract, String entry, String fault) {
    super(contract + "/errors.yaml, " + entry + ": " + fault + (fault.endsWith("?") ? "" : "."));
  }

  InvalidReference(String contract, String fault) {
    super(contract + "/errors.yaml: " + fault + ".");
  }

  /** A mistake in the file that says how clients react. */
  static InvalidReference ofReactions(String contract, String fault) {
    return new InvalidReference(contract + "/" + ReactionsFile.NAME + ": " + fault + ".");
  }

  /** A mistake in the directory of an operator, whatever file it is in. */
  static InvalidReference ofFiles(String sentence) {
    return new InvalidReference(sentence);
  }

  private InvalidReference(String message) {
    super(message);
  }

  /** The file is no YAML. */
  InvalidReference(String contract, MarkedYAMLException fault) {
    this(contract, "line " + (fault.getProblemMark().getLine() + 1), fault.getProblem());
    var _ = initCause(fault);
  }
}
