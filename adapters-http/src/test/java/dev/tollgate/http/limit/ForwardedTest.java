package dev.tollgate.http.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7239, and malformed values. */
class ForwardedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "for=\"_gazonk\" | _gazonk",
        "For=\"[2001:db8:cafe::17]:4711\" | [2001:db8:cafe::17]:4711",
        "for=192.0.2.60;proto=http;by=203.0.113.43 | 192.0.2.60",
        "for=192.0.2.43, for=198.51.100.17 | 192.0.2.43 198.51.100.17",
        "for=192.0.2.43,for=\"[2001:db8:cafe::17]\",for=unknown | 192.0.2.43 [2001:db8:cafe::17]"
            + " unknown",
        "proto=https, for=192.0.2.1 | unknown 192.0.2.1",
        "for=\"a\\\"b\" | a\"b",
        "host=\"a,b;c\";for=192.0.2.1 | 192.0.2.1"
      })
  void theSenderOfEachElementIsRead(String field, String senders) {
    assertEquals(List.of(senders.split(" ", -1)), Forwarded.senders(List.of(field)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "for",
        "for=",
        "for=1;",
        "for=[::1]",
        "for=\"1",
        "for=1 for=2",
        "=1",
        ",for=1"
      })
  void whatIsNotWellFormedIsUnknown(String field) {
    assertEquals(List.of("unknown"), Forwarded.senders(List.of(field)));
  }

  @Test
  void severalFieldsAreOneList() {
    assertEquals(List.of("a", "b", "c"), Forwarded.senders(List.of("for=a, for=b", "for=c")));
    assertEquals(List.of(), Forwarded.senders(List.of()));
  }
}
