package dev.tollgate.domain;

/** How a redirect URI in a request may differ from the one that is registered. */
public enum RedirectMatch {
  /** In nothing. */
  EXACT,
  /** In the port of a loopback address only (RFC 8252, 7.3). */
  ANY_LOOPBACK_PORT,
  /**
   * Also with further path segments after it. It is https, or http on {@code localhost}, {@code
   * 127.0.0.1} or {@code [::1]}; the port of {@code localhost} never differs.
   */
  SUB_PATHS
}
