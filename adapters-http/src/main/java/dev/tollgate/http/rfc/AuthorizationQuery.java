package dev.tollgate.http.rfc;

import dev.tollgate.application.authorize.AuthorizationRequest;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.OAuthForm;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of an authorization request, with which a browser comes back after each page.
 *
 * @param parameters what is in the text
 */
record AuthorizationQuery(String text, OAuthForm parameters) {

  private static final Set<String> REPEATABLE = Set.of("resource", "audience");

  static AuthorizationQuery read(String text) {
    return new AuthorizationQuery(text, BodyReader.authorization(text, REPEATABLE));
  }

  AuthorizationRequest request() {
    Fields fields = parameters.fields();
    return new AuthorizationRequest(
        fields.get("client_id"),
        fields.get("redirect_uri"),
        fields.get("response_type"),
        fields.get("response_mode"),
        fields.get("state"),
        fields.get("scope"),
        new AuthorizationRequest.Pkce(
            fields.get("code_challenge"), fields.get("code_challenge_method")),
        new AuthorizationRequest.OpenId(
            fields.get("nonce"),
            fields.get("prompt"),
            fields.get("max_age"),
            fields.get("id_token_hint")),
        fields.get("request"),
        fields.get("request_uri"),
        parameters.values("resource"),
        parameters.values("audience"));
  }

  /** Whom the client expects to sign in (OpenID Connect Core, 3.1.2.1). */
  Optional<String> loginHint() {
    return parameters.fields().get("login_hint").text();
  }

  /**
   * The same request once the user has signed in: what asked for that is done. Who takes it out by
   * hand gains nothing, because the client goes by {@code auth_time}.
   */
  String afterSignIn() {
    return Arrays.stream(text.split("&", -1))
        .flatMap(AuthorizationQuery::afterSignIn)
        .collect(Collectors.joining("&"));
  }

  private static Stream<String> afterSignIn(String pair) {
    int equals = pair.indexOf('=');
    return switch (equals < 0 ? pair : pair.substring(0, equals)) {
      case "max_age" -> Stream.empty();
      case "prompt" -> {
        String left =
            Arrays.stream(decoded(pair.substring(equals + 1)).split(" ", -1))
                .filter(prompt -> !prompt.equals("login") && !prompt.equals("select_account"))
                .collect(Collectors.joining(" "));
        yield left.isEmpty()
            ? Stream.empty()
            : Stream.of("prompt=" + URLEncoder.encode(left, StandardCharsets.UTF_8));
      }
      default -> Stream.of(pair);
    };
  }

  /** The request was checked before, so its prompts can be decoded. */
  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
