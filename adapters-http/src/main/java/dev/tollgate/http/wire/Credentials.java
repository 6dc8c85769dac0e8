package dev.tollgate.http.wire;

import dev.tollgate.application.Parameter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the {@code Authorization} header holds (RFC 9110, 11.6.2). */
public sealed interface Credentials {

  /** No such header. */
  record None() implements Credentials {}

  /** A bearer token (RFC 6750, 2.1); absent when nothing follows the scheme. */
  record Bearer(Parameter token) implements Credentials {}

  /** A user-id and a password, both as they stand (RFC 7617). */
  record Basic(Parameter id, Parameter secret) implements Credentials {

    /** Both halves decoded as forms are (RFC 6749, 2.3.1); empty if one cannot be. */
    public Optional<Basic> formDecoded() {
      Optional<Parameter> name = decoded(id);
      Optional<Parameter> password = decoded(secret);
      return name.isPresent() && password.isPresent()
          ? Optional.of(new Basic(name.get(), password.get()))
          : Optional.empty();
    }

    private static Optional<Parameter> decoded(Parameter half) {
      return half instanceof Parameter.Text(String text)
          ? PercentText.decode(text).map(Fields::text)
          : Optional.of(half);
    }
  }

  /** Another scheme, several headers, or a header that is broken. */
  record Foreign() implements Credentials {}

  /** Why there is no bearer token in it, for operators. */
  default String withoutToken() {
    return switch (this) {
      case None() -> "The request has no Authorization header field.";
      case Bearer(Parameter.NotText()) ->
          "Authorization is sent more than once, or has more than a token after Bearer.";
      case Bearer _ -> "Authorization has no token after Bearer.";
      case Basic _ -> "Authorization has the scheme Basic, not Bearer.";
      case Foreign() -> "Authorization has another scheme than Bearer.";
    };
  }

  static Credentials of(Request request) {
    List<String> headers = request.headers().apply("Authorization");
    if (headers.isEmpty()) {
      return new None();
    }
    if (headers.size() > 1) {
      boolean bearer = headers.stream().anyMatch(header -> schemeOf(header).equals("bearer"));
      return bearer ? new Bearer(new Parameter.NotText()) : new Foreign();
    }
    String header = headers.getFirst().strip();
    int blank = header.indexOf(' ');
    String rest = blank < 0 ? "" : header.substring(blank).strip();
    return switch (schemeOf(header)) {
      case "bearer" ->
          new Bearer(rest.indexOf(' ') < 0 ? Fields.text(rest) : new Parameter.NotText());
      case "basic" -> basic(rest);
      default -> new Foreign();
    };
  }

  private static String schemeOf(String header) {
    String text = header.strip();
    int blank = text.indexOf(' ');
    return (blank < 0 ? text : text.substring(0, blank)).toLowerCase(Locale.ROOT);
  }

  private static Credentials basic(String encoded) {
    byte[] pair;
    try {
      pair = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      return new Foreign();
    }
    String text = PercentText.utf8(pair).orElse("");
    int colon = text.indexOf(':');
    return colon < 0
        ? new Foreign()
        : new Basic(Fields.text(text.substring(0, colon)), Fields.text(text.substring(colon + 1)));
  }
}
