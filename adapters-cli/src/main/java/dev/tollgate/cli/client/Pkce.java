package dev.tollgate.cli.client;

import dev.tollgate.domain.CodeFlow;
import java.util.Locale;

/** Whether a client has to send a code challenge (RFC 7636), as spelled on the command line. */
enum Pkce {
  REQUIRED,
  OPTIONAL;

  static Pkce of(CodeFlow flow) {
    return flow.pkceRequired() ? REQUIRED : OPTIONAL;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
