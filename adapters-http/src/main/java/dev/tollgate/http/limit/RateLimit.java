package dev.tollgate.http.limit;

/**
 * How often one caller may ask: a fixed window of a minute that starts at the caller's first
 * request.
 *
 * @param name limits of one name are counted together
 * @param perMinute how many requests a minute; the next one is refused and does not count
 * @param announced whether every answer tells how many are left
 * @param asOverload whether who asks too often is told of an overload instead
 */
public record RateLimit(String name, int perMinute, boolean announced, boolean asOverload) {

  static final int WINDOW_SECONDS = 60;
}
