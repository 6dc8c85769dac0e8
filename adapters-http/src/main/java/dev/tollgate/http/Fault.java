package dev.tollgate.http;

/** What never reached a use case, or broke in one (RFC 9110, 15.5 and 15.6). */
public sealed interface Fault {

  /**
   * Nothing exists at this path.
   *
   * @param path as it was sent, without the query
   */
  record NotFound(String path) implements Fault {}

  /**
   * The path exists, but not for this method.
   *
   * @param allowed the methods that it has, separated as in the {@code Allow} header
   */
  record MethodNotAllowed(String path, String method, String allowed) implements Fault {}

  /** The body is longer than this server reads. */
  record BodyTooLarge() implements Fault {}

  /** The body has a media type or a coding that this server does not read. */
  record UnsupportedMediaType() implements Fault {}

  /** The request line is longer than this server reads. */
  record TargetTooLong() implements Fault {}

  /** The header fields are longer than this server reads. */
  record HeadersTooLong() implements Fault {}

  /** The request is not valid HTTP, or its body is not what its media type says. */
  record Unreadable() implements Fault {}

  /**
   * The caller exceeded a rate limit.
   *
   * @param limit how many requests a minute
   * @param retryAfter whole seconds until the next one counts
   * @param resetAt when that is, in Unix seconds
   * @param asOverload whether the contract is configured to answer as for an overload
   */
  record TooManyRequests(int limit, long retryAfter, long resetAt, boolean asOverload)
      implements Fault {}

  /** A bug; its cause is in the log. */
  record Broken() implements Fault {}

  /** A store or a key that the answer needs is unavailable. */
  record Unavailable() implements Fault {}
}
