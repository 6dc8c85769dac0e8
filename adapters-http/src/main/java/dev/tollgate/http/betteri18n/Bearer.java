package dev.tollgate.http.betteri18n;

import dev.tollgate.application.Parameter;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Request;
import java.util.List;

/** Finds the token of a request: a bearer token, or {@code x-api-key} in its place. */
final class Bearer {

  private Bearer() {}

  /** No text if it is broken, or sent in both ways. */
  static Parameter of(Request request) {
    List<String> keys = request.headers().apply("x-api-key");
    return switch (Credentials.of(request)) {
      case Credentials.Bearer(Parameter token) when keys.isEmpty() -> token;
      case Credentials.Bearer _ -> new Parameter.NotText();
      case Credentials.None _, Credentials.Basic _, Credentials.Foreign _ ->
          switch (keys.size()) {
            case 0 -> new Parameter.Absent();
            case 1 -> new Parameter.Text(keys.getFirst().strip());
            default -> new Parameter.NotText();
          };
    };
  }
}
