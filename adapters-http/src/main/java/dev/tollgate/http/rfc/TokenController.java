package dev.tollgate.http.rfc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.issue.CheckTokenRequest;
import dev.tollgate.application.issue.IssueByClientCredentials;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.issue.TokenRequest;
import dev.tollgate.domain.GrantType;
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
import java.time.Duration;

/** The token endpoint (RFC 6749, 3.2). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  static final String PATH = "/oauth2/token";

  private final CheckTokenRequest checkTokenRequest;
  private final IssueByClientCredentials issueByClientCredentials;
  private final OAuthErrors errors;
  private final Issuer issuer;
  private final RfcSettings settings;
  private final RfcTerms terms;
  private final Exit exit;

  TokenController(
      CheckTokenRequest checkTokenRequest,
      IssueByClientCredentials issueByClientCredentials,
      OAuthErrors errors,
      Issuer issuer,
      RfcSettings settings,
      RfcTerms terms,
      Exit exit) {
    this.exit = exit;
    this.checkTokenRequest = checkTokenRequest;
    this.issueByClientCredentials = issueByClientCredentials;
    this.terms = terms;
    this.errors = errors;
    this.issuer = issuer;
    this.settings = settings;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> issue(HttpRequest<?> request) {
    return exit.answer(request, this::issue);
  }

  Reply issue(Request request) {
    return OAuthRequest.read(request, issuer, settings).fold(this::issue, errors::fail);
  }

  private Reply issue(OAuthRequest asked) {
    TokenRequest request =
        new TokenRequest(
            asked.fields().get("grant_type"),
            asked.client(),
            asked.fields().get("scope"),
            asked.resources(),
            asked.audiences());
    return checkTokenRequest
        .check(request, terms.get())
        .fold(grant -> issue(grant, request), errors::refuse);
  }

  private Reply issue(GrantType grant, TokenRequest request) {
    return switch (grant) {
      case CLIENT_CREDENTIALS -> byClientCredentials(request);
      case AUTHORIZATION_CODE, REFRESH_TOKEN ->
          throw new IllegalStateException("the terms offer no " + grant.value());
    };
  }

  private Reply byClientCredentials(TokenRequest request) {
    return issueByClientCredentials
        .issue(request, terms.get())
        .fold(issued -> errors.success("issued", body(issued)).noStore(), errors::refuse);
  }

  private static TokenBody body(IssuedToken issued) {
    return new TokenBody(
        issued.text(),
        "Bearer",
        issued.token().lifetime().map(Duration::toSeconds).orElse(null),
        issued.token().scopes().toString());
  }

  /** RFC 6749, 5.1. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TokenBody(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @Nullable @JsonProperty("expires_in") Long expiresIn,
      String scope) {}
}
