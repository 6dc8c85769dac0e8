package dev.tollgate.http.wire;

/** How much of a request is read, in bytes. */
public final class MessageLimits {

  public static final int REQUEST_LINE = 8 * 1024;

  /** All header fields together. */
  public static final int HEADERS = 32 * 1024;

  public static final int BODY = 64 * 1024;

  private MessageLimits() {}
}
