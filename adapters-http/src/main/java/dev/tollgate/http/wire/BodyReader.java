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
import java.util.Set;
import java.util.concurrent.CompletionException;

/** The one place that reads the parameters of a request from its body or its query. */
public final class BodyReader {

  private static final String FORM = "application/x-www-form-urlencoded";

  private BodyReader() {}

  /** JSON or a form; no body at all has no parameters. Waits until the body has arrived. */
  public static Result<Fields, Fault> read(HttpRequest<?> request) {
    return switch (bytes(request)) {
      case Result.Refused<byte[], Fault>(Fault fault) -> Result.refused(fault);
      case Result.Ok<byte[], Fault>(byte[] body) when body.length == 0 -> Result.ok(Fields.NONE);
      case Result.Ok<byte[], Fault>(byte[] body) ->
          switch (mediaType(request)) {
            case "application/json" -> readable(JsonReader.read(body));
            case FORM -> readable(PercentText.utf8(body).flatMap(FormReader::read));
            case null, default -> Result.refused(new Fault.UnsupportedMediaType());
          };
    };
  }

  /**
   * A form as the OAuth standards have it; waits until it has arrived.
   *
   * @param repeatable the parameters that may be sent more than once
   */
  public static Result<OAuthForm, Fault> readOAuth(HttpRequest<?> request, Set<String> repeatable) {
    return switch (bytes(request)) {
      case Result.Refused<byte[], Fault>(Fault fault) -> Result.refused(fault);
      case Result.Ok<byte[], Fault>(byte[] _) when !FORM.equals(mediaType(request)) ->
          Result.refused(new Fault.UnsupportedMediaType());
      case Result.Ok<byte[], Fault>(byte[] body) ->
          readable(PercentText.utf8(body).flatMap(text -> FormReader.readOAuth(text, repeatable)));
    };
  }

  private static Result<byte[], Fault> bytes(HttpRequest<?> request) {
    try (CloseableAvailableByteBody arrived =
        ((ServerHttpRequest<?>) request).byteBody().buffer().join()) {
      byte[] body = arrived.toByteArray();
      return body.length > 0 && isCoded(request)
          ? Result.refused(new Fault.UnsupportedMediaType())
          : Result.ok(body);
    } catch (CompletionException e) {
      return Result.refused(
          switch (e.getCause()) {
            case ContentLengthExceededException _ -> new Fault.BodyTooLarge();
            case IOException _ -> new Fault.Unreadable();
            case null, default -> throw e;
          });
    }
  }

  /** The parameters in the query; one that is repeated or cannot be decoded is no text. */
  public static Fields query(HttpRequest<?> request) {
    return FormReader.readQuery(Arrival.query(request));
  }

  private static <T> Result<T, Fault> readable(Optional<T> read) {
    return read.<Result<T, Fault>>map(Result::ok)
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
