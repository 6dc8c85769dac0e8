package dev.tollgate.http.wire;

import dev.tollgate.application.Why;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Fault;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The one place that reads the parameters of a request from its body or its query. */
public final class BodyReader {

  /** The characters of a query. */
  private static final Pattern FORM_TEXT = Pattern.compile("[!-~&&[^#\\\\<>\"]]*");

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
            case JSON -> readable(JsonReader.read(body));
            case FORM -> readable(form(body, FormReader::read));
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
          readable(form(body, text -> FormReader.readOAuth(text, repeatable)));
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
      case Result.Ok<byte[], Fault>(byte[] body) -> readable(form(body, BodyReader::queryText));
    };
  }

  private static Result<String, String> queryText(String form) {
    return FORM_TEXT.matcher(form).matches()
        ? Result.ok(form)
        : Result.refused("The form has a character that belongs percent-encoded.");
  }

  private static <T> Result<T, String> form(
      byte[] body, Function<String, Result<T, String>> reader) {
    return PercentText.utf8(body)
        .map(reader)
        .orElseGet(() -> Result.refused("The form is not UTF-8."));
  }

  private static <T> Result<T, Fault> readable(Result<T, String> read) {
    return read.mapRefusal(flaw -> Why.because(new Fault.Unreadable(), () -> flaw));
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
