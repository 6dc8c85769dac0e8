package dev.tollgate.http.express;

import io.netty.handler.codec.DateFormatter;
import java.util.Date;
import java.util.concurrent.TimeUnit;

/**
 * The time of an answer as its {@code Date} field has it (RFC 9110, 5.6.7), written once a second.
 */
final class HttpDate {

  private static volatile Written written = new Written(-1, "");

  private HttpDate() {}

  private record Written(long second, String text) {}

  static String now() {
    long second = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    Written seen = written;
    if (seen.second() != second) {
      seen = new Written(second, DateFormatter.format(new Date(TimeUnit.SECONDS.toMillis(second))));
      written = seen;
    }
    return seen.text();
  }
}
