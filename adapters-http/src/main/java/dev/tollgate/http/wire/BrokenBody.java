package dev.tollgate.http.wire;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.InvalidChunkExtensionException;
import io.netty.handler.codec.http.InvalidChunkTerminationException;
import java.io.IOException;

/**
 * The body of a request broke off or was framed wrongly (RFC 9112, 7.1). The message begins as the
 * framework knows it from callers that are gone: where nobody reads the body any more, it would log
 * others as errors of the server.
 */
final class BrokenBody extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenBody(Throwable cause) {
    super("connection broken: the body of the request is broken", cause);
  }

  /** What is wrong with it, for operators. */
  String sentence() {
    return switch (getCause()) {
      case NumberFormatException _ ->
          "A chunk of the body does not begin with its size in hexadecimal digits.";
      case InvalidChunkTerminationException _ ->
          "A chunk of the body does not end where its size says.";
      case InvalidChunkExtensionException _ -> "The extension of a chunk of the body is broken.";
      case TooLongFrameException _ ->
          "The line of a chunk, or the trailer of the body, is too long.";
      case null, default -> "The chunks or the trailer of the body break the syntax of HTTP.";
    };
  }
}
