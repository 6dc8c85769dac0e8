package dev.tollgate.http.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of an answer as in its {@code Date} field (RFC 9110, 5.6.7), written once a second. */
final class HttpDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static volatile Written written = new Written(-1, "");

  private HttpDate() {}

  private record Written(long second, String text) {}

  static String of(Instant time) {
    return FORMAT.format(time);
  }

  static String now() {
    Instant now = Instant.now();
    Written seen = written;
    if (seen.second() != now.getEpochSecond()) {
      seen = new Written(now.getEpochSecond(), of(now));
      written = seen;
    }
    return seen.text();
  }
}
