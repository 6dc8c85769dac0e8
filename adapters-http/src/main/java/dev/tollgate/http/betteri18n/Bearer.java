package dev.tollgate.http.betteri18n;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Request;
import java.util.List;

/** Finds the token of a request: a bearer token, or {@code x-api-key} in its place. */
final class Bearer {

  private Bearer() {}

  /** No text if it is broken, or sent in both ways. */
  static Parameter of(Request request) {
    List<String> keys = request.headers().apply("x-api-key");
    Credentials sent = Credentials.of(request);
    return switch (sent) {
      case Credentials.Bearer(Parameter token) when keys.isEmpty() ->
          token.text().isPresent() ? token : Why.because(token, sent::withoutToken);
      case Credentials.Bearer _ -> repeated("Authorization and x-api-key are both sent.");
      case Credentials.None _, Credentials.Basic _, Credentials.Foreign _ ->
          switch (keys.size()) {
            case 0 -> Why.because(new Parameter.Absent(), sent::withoutToken);
            case 1 -> new Parameter.Text(keys.getFirst().strip());
            default -> repeated("x-api-key is sent " + keys.size() + " times.");
          };
    };
  }

  private static Parameter repeated(String sentence) {
    return Why.because(new Parameter.NotText(), () -> sentence);
  }
}
