package dev.tollgate.application;

import java.util.Optional;

/** A parameter of a request as the wire gave it; only text can be worked with. */
public sealed interface Parameter {

  /** Text, exactly as it was sent; it may be a secret, so it is never printed. */
  record Text(String value) implements Parameter {
    @Override
    public String toString() {
      return "Text[hidden]";
    }
  }

  /** Not sent, or sent without a value. */
  record Absent() implements Parameter {}

  /** Sent as something else than text: a number, a list, a truth value. */
  record NotText() implements Parameter {}

  default Optional<String> text() {
    return this instanceof Text(String value) ? Optional.of(value) : Optional.empty();
  }
}
