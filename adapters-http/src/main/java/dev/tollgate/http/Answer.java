package dev.tollgate.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A reply as it goes over the wire: status, header fields, and a body that may be empty. */
public final class Answer {

  private final int status;
  private final SortedMap<String, String> headers;
  private final byte[] body;

  public Answer(int status, SortedMap<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  public SortedMap<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  /** The same for the server that sends it. */
  MutableHttpResponse<byte[]> toResponse() {
    return onto(HttpResponse.ok());
  }

  MutableHttpResponse<byte[]> onto(MutableHttpResponse<?> response) {
    MutableHttpResponse<byte[]> sent =
        response
            .status(status, HttpResponseStatus.valueOf(status).reasonPhrase())
            .body(body.length == 0 ? null : body);
    headers.forEach((name, value) -> sent.getHeaders().set(name, value));
    return sent;
  }
}
