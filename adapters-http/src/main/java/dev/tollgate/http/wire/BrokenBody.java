package dev.tollgate.http.wire;

import java.io.IOException;

/** The body of a request broke off or was framed wrongly (RFC 9112, 7.1). */
final class BrokenBody extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenBody(Throwable cause) {
    super("the body of the request is broken", cause);
  }
}
