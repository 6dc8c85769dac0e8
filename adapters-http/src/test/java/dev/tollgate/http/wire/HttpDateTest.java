package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HttpDateTest {

  /** The example of RFC 9110, 5.6.7. */
  @Test
  void aDayHasTwoDigitsAlsoAtTheBeginningOfAMonth() {
    assertEquals(
        "Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.of(Instant.parse("1994-11-06T08:49:37Z")));
  }
}
