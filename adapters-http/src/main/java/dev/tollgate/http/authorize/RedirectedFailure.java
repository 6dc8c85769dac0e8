package dev.tollgate.http.authorize;

/** What went wrong here after it was known where to send the user (RFC 6749, 4.1.2.1). */
public sealed interface RedirectedFailure {

  /** A store or a key that the answer needs is unavailable. */
  record Unavailable() implements RedirectedFailure {}

  /** A bug; its cause is in the log. */
  record Broken() implements RedirectedFailure {}
}
