package dev.tollgate.http;

import java.util.Optional;

/**
 * Whose requests may name the error that they are answered with, so that teams can test what their
 * clients do.
 *
 * @param everybody whether every request may, because nothing behind the server is real
 * @param contract the contract whose errors are named at every path; empty for that of the path
 */
public record Triggers(boolean everybody, Optional<String> contract) {

  /** No request names its answer. */
  public static final Triggers NONE = new Triggers(false, Optional.empty());
}
