package dev.tollgate.http.rfc;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request of a client to one of the endpoints for clients.
 *
 * @param resources what a token is to be meant for (RFC 8707, 2)
 * @param audiences the same under the name that other servers have for it
 */
record OAuthRequest(
    Fields fields, List<String> resources, List<String> audiences, ClientCredentials client) {

  /** Reads the form and how the client authenticates (RFC 6749, 2.3; RFC 7523, 2.2). */
  static Result<OAuthRequest, Fault> read(Request request, Issuer issuer, RfcSettings settings) {
    Credentials header = Credentials.of(request);
    return BodyReader.readOAuth(request, Set.of("resource", "audience"))
        .map(
            form ->
                new OAuthRequest(
                    form.fields(),
                    form.values("resource"),
                    form.values("audience"),
                    presented(header, form.fields(), () -> audiences(request, issuer, settings))));
  }

  /** Whom an assertion may be meant for. */
  private static Set<String> audiences(Request request, Issuer issuer, RfcSettings settings) {
    Stream<String> endpoints = Stream.of(TokenController.PATH, request.sentPath()).map(issuer::url);
    return Stream.concat(
            Stream.of(issuer.url()), settings.assertionsForIssuerOnly() ? Stream.of() : endpoints)
        .collect(Collectors.toSet());
  }

  private static ClientCredentials presented(
      Credentials header, Fields fields, Supplier<Set<String>> audiences) {
    return switch (header) {
      case Credentials.Bearer _, Credentials.Foreign _ -> new ClientCredentials.Unreadable();
      case Credentials.Basic basic ->
          fields.has("client_secret") || hasAssertion(fields)
              ? multiple("Authorization and the form both authenticate the client.")
              : basic
                  .formDecoded()
                  .map(it -> basic(it, fields))
                  .orElseGet(ClientCredentials.Unreadable::new);
      case Credentials.None() -> inBody(fields, audiences);
    };
  }

  /** A client id in the body has to be the same. */
  private static ClientCredentials basic(Credentials.Basic basic, Fields fields) {
    Optional<String> id = basic.id().text();
    if (id.isEmpty() || basic.secret().text().isEmpty()) {
      return new ClientCredentials.Unreadable();
    }
    return fields.has("client_id") && !fields.get("client_id").text().equals(id)
        ? multiple("Authorization and client_id in the form name different clients.")
        : new ClientCredentials.Secret(basic.id(), basic.secret());
  }

  private static ClientCredentials inBody(Fields fields, Supplier<Set<String>> audiences) {
    Parameter id = fields.get("client_id");
    if (hasAssertion(fields)) {
      return fields.has("client_secret")
          ? multiple("The form has a client_secret and a client_assertion.")
          : new ClientCredentials.Assertion(
              id,
              fields.get("client_assertion_type"),
              fields.get("client_assertion"),
              audiences.get());
    }
    if (fields.has("client_secret")) {
      return new ClientCredentials.Secret(id, fields.get("client_secret"));
    }
    return fields.has("client_id")
        ? new ClientCredentials.IdOnly(id)
        : new ClientCredentials.None();
  }

  private static ClientCredentials multiple(String sentence) {
    return Why.because(new ClientCredentials.Multiple(), () -> sentence);
  }

  private static boolean hasAssertion(Fields fields) {
    return fields.has("client_assertion") || fields.has("client_assertion_type");
  }
}
