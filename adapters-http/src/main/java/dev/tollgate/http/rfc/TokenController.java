package dev.tollgate.http.rfc;

import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.issue.CheckTokenRequest;
import dev.tollgate.application.issue.CodeRequest;
import dev.tollgate.application.issue.IssueByAuthorizationCode;
import dev.tollgate.application.issue.IssueByClientCredentials;
import dev.tollgate.application.issue.IssueByRefreshToken;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.issue.IssuedTokens;
import dev.tollgate.application.issue.RefreshRequest;
import dev.tollgate.application.issue.TokenRequest;
import dev.tollgate.domain.GrantType;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The token endpoint (RFC 6749, 3.2). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController implements Endpoint {

  static final String PATH = "/oauth2/token";

  private final CheckTokenRequest checkTokenRequest;
  private final IssueByClientCredentials issueByClientCredentials;
  private final IssueByAuthorizationCode issueByAuthorizationCode;
  private final IssueByRefreshToken issueByRefreshToken;
  private final OAuthErrors errors;
  private final Issuer issuer;
  private final RfcSettings settings;
  private final RfcTerms terms;
  private final Exit exit;

  TokenController(
      CheckTokenRequest checkTokenRequest,
      IssueByClientCredentials issueByClientCredentials,
      IssueByAuthorizationCode issueByAuthorizationCode,
      IssueByRefreshToken issueByRefreshToken,
      OAuthErrors errors,
      Issuer issuer,
      RfcSettings settings,
      RfcTerms terms,
      Exit exit) {
    this.exit = exit;
    this.checkTokenRequest = checkTokenRequest;
    this.issueByClientCredentials = issueByClientCredentials;
    this.issueByAuthorizationCode = issueByAuthorizationCode;
    this.issueByRefreshToken = issueByRefreshToken;
    this.terms = terms;
    this.errors = errors;
    this.issuer = issuer;
    this.settings = settings;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> issue(HttpRequest<?> request) {
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
        .fold(asked -> issue(asked, terms.of(request)), errors::fail);
  }

  private Reply issue(OAuthRequest asked, Terms served) {
    TokenRequest request =
        new TokenRequest(
            asked.fields().get("grant_type"),
            asked.client(),
            asked.fields().get("scope"),
            asked.resources(),
            asked.audiences());
    return checkTokenRequest
        .check(request, served)
        .fold(grant -> issue(grant, request, asked, served), errors::refuse);
  }

  private Reply issue(GrantType grant, TokenRequest request, OAuthRequest asked, Terms served) {
    return switch (grant) {
      case CLIENT_CREDENTIALS -> byClientCredentials(request, served);
      case AUTHORIZATION_CODE -> byCode(asked, served);
      case REFRESH_TOKEN -> byRefreshToken(asked, served);
    };
  }

  private Reply byClientCredentials(TokenRequest request, Terms served) {
    return issueByClientCredentials
        .issue(request, served)
        .fold(
            issued -> succeeded("issued", issued, Optional.empty(), Optional.empty()),
            errors::refuse);
  }

  private Reply byCode(OAuthRequest asked, Terms served) {
    CodeRequest request =
        new CodeRequest(
            asked.client(),
            asked.fields().get("code"),
            asked.fields().get("redirect_uri"),
            asked.fields().get("code_verifier"),
            asked.resources(),
            asked.audiences());
    return issueByAuthorizationCode
        .issue(request, served)
        .fold(issued -> succeeded("exchanged", issued), errors::refuse);
  }

  private Reply byRefreshToken(OAuthRequest asked, Terms served) {
    RefreshRequest request =
        new RefreshRequest(
            asked.client(),
            asked.fields().get("refresh_token"),
            asked.fields().get("scope"),
            asked.resources(),
            asked.audiences());
    return issueByRefreshToken
        .issue(request, served)
        .fold(issued -> succeeded("refreshed", issued), errors::refuse);
  }

  private Reply succeeded(String name, IssuedTokens issued) {
    return succeeded(name, issued.accessToken(), issued.refreshToken(), issued.idToken());
  }

  /** RFC 6749, 5.1; OpenID Connect Core, 3.1.3.3. */
  private Reply succeeded(
      String name, IssuedToken issued, Optional<String> refreshToken, Optional<String> idToken) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", issued.text());
    body.put("token_type", "Bearer");
    issued.token().lifetime().ifPresent(it -> body.put("expires_in", it.toSeconds()));
    body.put("scope", issued.token().scopes().toString());
    refreshToken.ifPresent(it -> body.put("refresh_token", it));
    idToken.ifPresent(it -> body.put("id_token", it));
    return errors.success(name, body).noStore();
  }
}
