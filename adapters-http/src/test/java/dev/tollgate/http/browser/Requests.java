package dev.tollgate.http.browser;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.http.wire.Request;
import java.util.Arrays;
import java.util.List;

/** Requests with some header fields. */
final class Requests {

  private Requests() {}

  /** Each field as {@code Name: value}. */
  static Request with(String... fields) {
    Request request = mock(Request.class);
    when(request.headers()).thenReturn(name -> values(name, fields));
    return request;
  }

  private static List<String> values(String name, String... fields) {
    return Arrays.stream(fields)
        .filter(field -> field.startsWith(name + ": "))
        .map(field -> field.substring(name.length() + 2))
        .toList();
  }
}
