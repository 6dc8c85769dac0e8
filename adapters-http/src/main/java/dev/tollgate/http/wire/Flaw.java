package dev.tollgate.http.wire;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.ContentLengthNotAllowedException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.TransferEncodingNotAllowedException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with the head of a request (RFC 9112, 2.2 to 6.3).
 *
 * @param sentence for operators; it names header fields, but repeats nothing of what they hold
 */
public record Flaw(Kind kind, String sentence) {

  /** How the decoder says that a header field, whose name is sound, has an unsound value. */
  private static final Pattern BAD_VALUE = Pattern.compile("Validation failed for header '(.*)'");

  /** How the request is answered. */
  public enum Kind {
    UNREADABLE,
    TARGET_TOO_LONG,
    HEADERS_TOO_LONG
  }

  static Optional<Flaw> of(HttpRequest request, RequestStart start) {
    if (start.isAmbiguous()) {
      return unreadable(
          "The request line has a control character, or other white space than single spaces.");
    }
    Throwable cause = request.decoderResult().cause();
    if (cause != null) {
      return Optional.of(ofDecoder(cause, request));
    }
    return ofVersion(request)
        .or(() -> ofHosts(request))
        .or(() -> ofTransferCodings(request.headers()))
        .or(() -> ofSize(request.headers()));
  }

  private static Optional<Flaw> unreadable(String sentence) {
    return Optional.of(new Flaw(Kind.UNREADABLE, sentence));
  }

  private static Flaw ofDecoder(Throwable cause, HttpRequest request) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          new Flaw(
              Kind.TARGET_TOO_LONG,
              "The request line is longer than " + MessageLimits.REQUEST_LINE + " bytes.");
      case TooLongFrameException _ ->
          new Flaw(
              Kind.HEADERS_TOO_LONG,
              "The header fields are longer than " + MessageLimits.HEADERS + " bytes together.");
      default -> new Flaw(Kind.UNREADABLE, syntax(cause, request));
    };
  }

  /** The decoder makes up a whole request in place of a line that it cannot read. */
  private static String syntax(Throwable cause, HttpRequest request) {
    if (request instanceof FullHttpRequest) {
      return "The request line is not a method, a target and HTTP/1.1, separated by single spaces.";
    }
    HttpHeaders headers = request.headers();
    List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
    String said = String.valueOf(cause.getMessage());
    Matcher value = BAD_VALUE.matcher(said);
    if (value.matches()) {
      return "The value of the header field " + value.group(1) + " has a control character.";
    }
    return switch (cause) {
      case ContentLengthNotAllowedException _ ->
          "Content-Length and Transfer-Encoding are both sent.";
      case TransferEncodingNotAllowedException _ ->
          "Transfer-Encoding is sent in a request of HTTP/1.0, which does not have it.";
      default -> {
        if (said.contains("transfer coding") || said.contains("Transfer-Encoding")) {
          yield "Transfer-Encoding is not chunked alone.";
        }
        if (said.contains("Content-Length")) {
          yield lengths.size() > 1
              ? "Content-Length is sent " + lengths.size() + " times."
              : "Content-Length is not a number of bytes.";
        }
        yield "No valid name and colon begin " + next(headers) + ".";
      }
    };
  }

  /** Where the decoder stopped. */
  private static String next(HttpHeaders headers) {
    List<Map.Entry<String, String>> read = headers.entries();
    return read.isEmpty()
        ? "header field 1"
        : "header field %d, after %s".formatted(read.size() + 1, read.getLast().getKey());
  }

  private static Optional<Flaw> ofVersion(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0)
        ? Optional.empty()
        : unreadable(
            "The request line says %s; this server speaks HTTP/1.1.".formatted(version.text()));
  }

  /** One host in every request of HTTP/1.1 (RFC 9112, 3.2); none need be in HTTP/1.0. */
  private static Optional<Flaw> ofHosts(HttpRequest request) {
    int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1) {
      return unreadable("Host is sent " + hosts + " times.");
    }
    return hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        ? unreadable("Host is missing.")
        : Optional.empty();
  }

  /** Another transfer coding than one {@code chunked} leaves the end of the body to guesses. */
  private static Optional<Flaw> ofTransferCodings(HttpHeaders headers) {
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return codings.isEmpty()
            || (codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked"))
        ? Optional.empty()
        : unreadable("Transfer-Encoding is not chunked alone.");
  }

  private static Optional<Flaw> ofSize(HttpHeaders headers) {
    int size = 0;
    Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
    while (fields.hasNext()) {
      size += size(fields.next());
    }
    return size <= MessageLimits.HEADERS ? Optional.empty() : Optional.of(tooLong(headers, size));
  }

  private static int size(Map.Entry<? extends CharSequence, ? extends CharSequence> field) {
    return field.getKey().length() + field.getValue().length() + 4;
  }

  private static Flaw tooLong(HttpHeaders headers, int size) {
    Map.Entry<String, String> longest =
        headers.entries().stream().max(Comparator.comparingInt(Flaw::size)).orElseThrow();
    return new Flaw(
        Kind.HEADERS_TOO_LONG,
        "The %d header fields are %d bytes long together, more than %d; the longest is %s with %d."
            .formatted(
                headers.size(), size, MessageLimits.HEADERS, longest.getKey(), size(longest)));
  }
}
