package dev.tollgate.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a contract answers: status, headers in the order of their names, and body; an empty body is
 * none.
 */
public record Answer(int status, SequencedMap<String, String> headers, String body) {

  public Answer {
    headers = Collections.unmodifiableSequencedMap(new TreeMap<>(headers));
  }

  public static Answer json(int status, String body) {
    return new Answer(status, new TreeMap<>(), body).with("Content-Type", "application/json");
  }

  public Answer with(String header, String value) {
    TreeMap<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** The same for the server that sends it. */
  public MutableHttpResponse<byte[]> toResponse() {
    return onto(HttpResponse.ok());
  }

  MutableHttpResponse<byte[]> onto(MutableHttpResponse<?> response) {
    MutableHttpResponse<byte[]> sent =
        response
            .status(status, HttpResponseStatus.valueOf(status).reasonPhrase())
            .body(body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8));
    headers.forEach((name, value) -> sent.getHeaders().set(name, value));
    return sent;
  }
}
