package dev.tollgate.http.rfc;

import dev.tollgate.application.token.IntrospectAsClient;
import dev.tollgate.application.token.LiveTokens.Live;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Token;
import dev.tollgate.http.Issuer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;

/** The introspection endpoint (RFC 7662, 2), which tells of the tokens of every contract. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntrospectController {

  static final String PATH = "/oauth2/introspect";

  private final IntrospectAsClient introspect;
  private final OAuthErrors errors;
  private final Issuer issuer;
  private final RfcSettings settings;

  IntrospectController(
      IntrospectAsClient introspect, OAuthErrors errors, Issuer issuer, RfcSettings settings) {
    this.introspect = introspect;
    this.errors = errors;
    this.issuer = issuer;
    this.settings = settings;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> introspect(HttpRequest<?> request) {
    return OAuthRequest.read(request, issuer, settings)
        .fold(this::introspect, fault -> errors.fail(fault).toResponse());
  }

  private HttpResponse<?> introspect(OAuthRequest asked) {
    return introspect
        .introspect(asked.fields().get("token"), asked.client(), settings.terms(issuer))
        .<HttpResponse<?>>fold(
            live -> JsonAnswer.of(body(live)), refusal -> errors.refuse(refusal).toResponse());
  }

  private Map<String, Object> body(Live live) {
    Token token = live.token();
    Client client = live.client();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("active", true);
    body.put("scope", token.scopes().toString());
    body.put("client_id", client.id().value());
    body.put("token_type", "Bearer");
    token.expiresAt().ifPresent(end -> body.put("exp", end.getEpochSecond()));
    body.put("iat", token.issuedAt().getEpochSecond());
    body.put("sub", token.sub());
    body.put("aud", RfcSettings.audience(token, issuer));
    body.put("iss", issuer.url());
    body.put("jti", token.id().value());
    client.company().ifPresent(company -> body.put("company", company.value()));
    body.put("enterprise", client.enterprise().value());
    return body;
  }
}
