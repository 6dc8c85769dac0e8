package dev.tollgate.http.wire;

import java.io.IOException;

/**
 * The body of a request broke off or was framed wrongly (RFC 9112, 7.1). The message begins as the
 * framework knows it from callers that are gone: where nobody reads the body any more, it would log
 * others as errors of the server.
 */
final class BrokenBody extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenBody(Throwable cause) {
    super("connection broken: the body of the request is broken", cause);
  }
}
