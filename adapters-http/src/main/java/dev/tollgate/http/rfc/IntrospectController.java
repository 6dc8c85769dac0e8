package dev.tollgate.http.rfc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.access.IntrospectAsClient;
import dev.tollgate.application.access.Introspected;
import dev.tollgate.application.access.LiveRefreshToken;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Token;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Set;

/** The introspection endpoint (RFC 7662, 2), which tells of the tokens of every contract. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntrospectController implements Endpoint {

  static final String PATH = "/oauth2/introspect";

  private final IntrospectAsClient introspect;
  private final OAuthErrors errors;
  private final Issuer issuer;
  private final RfcSettings settings;
  private final RfcTerms terms;
  private final Exit exit;

  IntrospectController(
      IntrospectAsClient introspect,
      OAuthErrors errors,
      Issuer issuer,
      RfcSettings settings,
      RfcTerms terms,
      Exit exit) {
    this.terms = terms;
    this.exit = exit;
    this.introspect = introspect;
    this.errors = errors;
    this.issuer = issuer;
    this.settings = settings;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> introspect(HttpRequest<?> request) {
    return exit.answer(request, this::answer);
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public Set<String> paths() {
    return Set.of(PATH);
  }

  @Override
  public Reply answer(Request request) {
    return OAuthRequest.read(request, issuer, settings)
        .fold(asked -> introspect(asked, terms.rulesOf(request)), errors::fail);
  }

  private Reply introspect(OAuthRequest asked, ContractRules rules) {
    return introspect
        .introspect(asked.fields().get("token"), asked.client(), rules)
        .fold(live -> errors.success("introspected", body(live)).noStore(), errors::refuse);
  }

  private Object body(Introspected live) {
    return switch (live) {
      case LiveToken token -> body(token);
      case LiveRefreshToken token -> body(token);
    };
  }

  private static RefreshTokenBody body(LiveRefreshToken live) {
    return new RefreshTokenBody(
        true,
        live.scopes().toString(),
        live.client().id().value(),
        live.acting().user().email().value(),
        live.token().expiresAt().getEpochSecond(),
        live.token().issuedAt().getEpochSecond(),
        live.acting().user().id().value(),
        live.acting().company().id().value(),
        live.acting().company().enterprise().value());
  }

  private IntrospectionBody body(LiveToken live) {
    Token token = live.token();
    Client client = live.client();
    return new IntrospectionBody(
        true,
        token.scopes().toString(),
        client.id().value(),
        live.user().map(user -> user.email().value()).orElse(null),
        "Bearer",
        token.expiresAt().map(Instant::getEpochSecond).orElse(null),
        token.issuedAt().getEpochSecond(),
        token.sub(),
        RfcSettings.audience(token, issuer),
        issuer.url(),
        token.id().value(),
        live.company().map(CompanyId::value).orElse(null),
        live.enterprise().value());
  }

  /**
   * RFC 7662, 2.2.
   *
   * @param username the email of the user; absent if the client speaks for itself
   * @param exp absent for a token that does not expire
   * @param aud one text, or a list of several
   * @param company absent for a client that is linked to none
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record IntrospectionBody(
      boolean active,
      String scope,
      @JsonProperty("client_id") String clientId,
      @Nullable String username,
      @JsonProperty("token_type") String tokenType,
      @Nullable Long exp,
      long iat,
      String sub,
      Object aud,
      String iss,
      String jti,
      @Nullable String company,
      String enterprise) {}

  /** Of a refresh token, which has no type (RFC 7662, 2.2). */
  @Serdeable
  record RefreshTokenBody(
      boolean active,
      String scope,
      @JsonProperty("client_id") String clientId,
      String username,
      long exp,
      long iat,
      String sub,
      String company,
      String enterprise) {}
}
