package dev.tollgate.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A reply as it goes over the wire: status, header fields, and a body that may be empty. */
public final class Answer {

  private static final DefaultHttpHeadersFactory HEADERS =
      DefaultHttpHeadersFactory.headersFactory();

  private final int status;
  private final SortedMap<String, String> headers;
  private final byte[] body;

  /** The same answer at endpoints for scripts, made when it is first needed. */
  private volatile Answer varying;

  public Answer(int status, SortedMap<String, String> headers, byte[] body) {
    this(status, body.clone(), Collections.unmodifiableSortedMap(new TreeMap<>(headers)));
  }

  private Answer(int status, byte[] body, SortedMap<String, String> headers) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A success with its body as it is sent, to which nobody writes any more. */
  static Answer of(Reply.Success success, byte[] body) {
    return new Answer(success.status(), body, success.headers());
  }

  /** The same with more fields; itself if it has them. */
  public Answer with(Map<String, String> more) {
    if (more.isEmpty() || headers.entrySet().containsAll(more.entrySet())) {
      return this;
    }
    TreeMap<String, String> all = new TreeMap<>(headers);
    all.putAll(more);
    return new Answer(status, body, Collections.unmodifiableSortedMap(all));
  }

  /** The same for caches that it depends on the origin of a script; made once. */
  Answer varyingByOrigin() {
    if (varying == null) {
      String said = headers.get("Vary");
      varying = with(Map.of("Vary", said == null ? "Origin" : said + ", Origin"));
    }
    return varying;
  }

  /** The same with another status. */
  Answer as(int another) {
    return new Answer(another, body, headers);
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
  MutableHttpResponse<ByteBuf> toResponse() {
    return onto(HttpResponse.ok());
  }

  /** The same; the bytes are those of this answer, because the framework would copy an array. */
  MutableHttpResponse<ByteBuf> onto(MutableHttpResponse<?> response) {
    MutableHttpResponse<ByteBuf> sent =
        response
            .status(status, HttpResponseStatus.valueOf(status).reasonPhrase())
            .body(body.length == 0 ? null : Unpooled.wrappedBuffer(body));
    headers.forEach((name, value) -> sent.getHeaders().set(name, value));
    return sent;
  }

  /** The same for a connection, without the framework. */
  public FullHttpResponse toMessage() {
    HttpHeaders fields = HEADERS.newHeaders();
    headers.forEach(fields::add);
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(status),
        Unpooled.wrappedBuffer(body),
        fields,
        HEADERS.newEmptyHeaders());
  }
}
