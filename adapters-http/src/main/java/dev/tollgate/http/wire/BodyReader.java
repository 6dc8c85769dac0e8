package dev.tollgate.http.wire;

import dev.tollgate.application.Why;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The one place that reads the parameters of a request from its body or its query. */
public final class BodyReader {

  /** The characters of a query. */
  private static final Pattern FORM_TEXT = Pattern.compile("[!-~&&[^#\\\\<>\"]]*");

  private static final String BROKEN_JSON = "The body is no JSON object.";

  private static final String BROKEN_FORM =
      "The form has bad percent-encoding, NUL, invalid UTF-8, or a parameter twice.";

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private BodyReader() {}

  /** JSON or a form; no body at all has no parameters. Waits until the body has arrived. */
  public static Result<Fields, Fault> read(Request request) {
    return read(request, _ -> mediaType(request));
  }

  /** The same, where a form may be labelled as JSON by mistake. */
  public static Result<Fields, Fault> readMislabelled(Request request) {
    return read(
        request,
        body -> mediaType(request).equals(JSON) && !isJson(body) ? FORM : mediaType(request));
  }

  private static Result<Fields, Fault> read(Request request, Function<byte[], String> typeOf) {
    return switch (request.body().get()) {
      case Result.Refused<byte[], Fault>(Fault fault) -> Result.refused(fault);
      case Result.Ok<byte[], Fault>(byte[] body) when body.length == 0 -> Result.ok(Fields.NONE);
      case Result.Ok<byte[], Fault>(byte[] body) ->
          switch (typeOf.apply(body)) {
            case JSON -> readable(JsonReader.read(body), BROKEN_JSON);
            case FORM -> readable(PercentText.utf8(body).flatMap(FormReader::read), BROKEN_FORM);
            default -> unsupported(request);
          };
    };
  }

  /** Whether an object or an array begins behind white space (RFC 8259, 2). */
  private static boolean isJson(byte[] body) {
    for (byte each : body) {
      if (each != ' ' && each != '\t' && each != '\n' && each != '\r') {
        return each == '{' || each == '[';
      }
    }
    return true;
  }

  /**
   * A form as the OAuth standards have it; waits until it has arrived.
   *
   * @param repeatable the parameters that may be sent more than once
   */
  public static Result<OAuthForm, Fault> readOAuth(Request request, Set<String> repeatable) {
    return switch (request.body().get()) {
      case Result.Refused<byte[], Fault>(Fault fault) -> Result.refused(fault);
      case Result.Ok<byte[], Fault>(byte[] _) when !FORM.equals(mediaType(request)) ->
          unsupported(request);
      case Result.Ok<byte[], Fault>(byte[] body) ->
          readable(
              PercentText.utf8(body).flatMap(text -> FormReader.readOAuth(text, repeatable)),
              BROKEN_FORM);
    };
  }

  /** The parameters in the query; one that is repeated or cannot be decoded is no text. */
  public static Fields query(Request request) {
    return FormReader.readQuery(request.query());
  }

  /** The parameters of an authorization request in a query (RFC 6749, 4.1.1). */
  public static OAuthForm authorization(String query, Set<String> repeatable) {
    return FormReader.readAuthorization(query, repeatable);
  }

  /** A form as text that fits into a query; waits until it has arrived. */
  public static Result<String, Fault> formText(Request request) {
    return switch (request.body().get()) {
      case Result.Refused<byte[], Fault>(Fault fault) -> Result.refused(fault);
      case Result.Ok<byte[], Fault>(byte[] _) when !FORM.equals(mediaType(request)) ->
          unsupported(request);
      case Result.Ok<byte[], Fault>(byte[] body) ->
          readable(PercentText.utf8(body).filter(FORM_TEXT.asMatchPredicate()), BROKEN_FORM);
    };
  }

  private static <T> Result<T, Fault> readable(Optional<T> read, String otherwise) {
    return read.<Result<T, Fault>>map(Result::ok)
        .orElseGet(() -> Result.refused(Why.because(new Fault.Unreadable(), () -> otherwise)));
  }

  private static <T> Result<T, Fault> unsupported(Request request) {
    return Result.refused(
        Why.because(
            new Fault.UnsupportedMediaType(),
            () -> "Content-Type is " + request.contentType().orElse("missing") + "."));
  }

  /** Empty if the request has no media type. */
  private static String mediaType(Request request) {
    String type = request.contentType().orElse("");
    int parameters = type.indexOf(';');
    String bare = parameters < 0 ? type : type.substring(0, parameters);
    return bare.strip().toLowerCase(Locale.ROOT);
  }
}
