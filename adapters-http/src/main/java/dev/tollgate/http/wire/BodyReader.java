package dev.tollgate.http.wire;

import dev.tollgate.domain.Result;
import dev.tollgate.http.Fault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The one place that reads the parameters of a request from its body or its query. */
public final class BodyReader {

  private BodyReader() {}

  /** JSON or a form; no body at all has no parameters. Waits until the body has arrived. */
  public static Result<Fields, Fault> read(HttpRequest<?> request) {
    byte[] body;
    try (CloseableAvailableByteBody arrived =
        ((ServerHttpRequest<?>) request).byteBody().buffer().join()) {
      body = arrived.toByteArray();
    } catch (CompletionException e) {
      return Result.refused(
          switch (e.getCause()) {
            case ContentLengthExceededException _ -> new Fault.BodyTooLarge();
            case IOException _ -> new Fault.Unreadable();
            case null, default -> throw e;
          });
    }
    if (body.length == 0) {
      return Result.ok(Fields.NONE);
    }
    if (isCoded(request)) {
      return Result.refused(new Fault.UnsupportedMediaType());
    }
    return switch (mediaType(request)) {
      case "application/json" -> readable(PercentText.utf8(body).flatMap(JsonReader::read));
      case "application/x-www-form-urlencoded" ->
          readable(PercentText.utf8(body).flatMap(FormReader::read));
      case null, default -> Result.refused(new Fault.UnsupportedMediaType());
    };
  }

  /** The parameters in the query; one that is repeated or cannot be decoded is no text. */
  public static Fields query(HttpRequest<?> request) {
    return FormReader.readQuery(Arrival.query(request));
  }

  private static Result<Fields, Fault> readable(Optional<Fields> fields) {
    return fields
        .<Result<Fields, Fault>>map(Result::ok)
        .orElseGet(() -> Result.refused(new Fault.Unreadable()));
  }

  private static boolean isCoded(HttpRequest<?> request) {
    String coding = request.getHeaders().get("Content-Encoding");
    return coding != null && !coding.isBlank() && !coding.equalsIgnoreCase("identity");
  }

  private static String mediaType(HttpRequest<?> request) {
    String type = Arrival.contentType(request);
    if (type == null) {
      return null;
    }
    int parameters = type.indexOf(';');
    String bare = parameters < 0 ? type : type.substring(0, parameters);
    return bare.strip().toLowerCase(Locale.ROOT);
  }
}
