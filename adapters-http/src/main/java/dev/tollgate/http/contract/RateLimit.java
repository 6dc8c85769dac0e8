package dev.tollgate.http.contract;

/**
 * How often one caller may ask: a fixed window of a minute that starts at the caller's first
 * request.
 *
 * @param root the path that counts, with everything below it
 * @param option sets it on the command line
 * @param perMinute how many requests a minute; the next one is refused and does not count
 * @param announced whether every answer says how many are left
 * @param asOverload whether a caller over the limit is told of an overload instead
 */
public record RateLimit(
    String root, String option, int perMinute, boolean announced, boolean asOverload) {

  public static final int WINDOW_SECONDS = 60;
}
