package dev.tollgate.http.betteri18n;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.issue.CheckTokenRequest;
import dev.tollgate.application.issue.IssuePartnerTokens;
import dev.tollgate.application.issue.IssuedTokens;
import dev.tollgate.application.issue.PartnerCodeRequest;
import dev.tollgate.application.issue.RenewPartnerTokens;
import dev.tollgate.application.issue.TokenRequest;
import dev.tollgate.domain.GrantType;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
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

/** The token endpoint (RFC 6749, 3.2), with a form or JSON. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  static final String PATH = "/api/auth/mcp/token";

  private final CheckTokenRequest checkTokenRequest;
  private final IssuePartnerTokens issuePartnerTokens;
  private final RenewPartnerTokens renewPartnerTokens;
  private final ApiErrors errors;
  private final BetterI18nSettings settings;
  private final Exit exit;

  TokenController(
      CheckTokenRequest checkTokenRequest,
      IssuePartnerTokens issuePartnerTokens,
      RenewPartnerTokens renewPartnerTokens,
      ApiErrors errors,
      BetterI18nSettings settings,
      Exit exit) {
    this.checkTokenRequest = checkTokenRequest;
    this.issuePartnerTokens = issuePartnerTokens;
    this.renewPartnerTokens = renewPartnerTokens;
    this.errors = errors;
    this.settings = settings;
    this.exit = exit;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> issue(HttpRequest<?> request) {
    return exit.answer(request, this::issue);
  }

  private Reply issue(Request request) {
    return BodyReader.read(request).fold(this::issue, errors::fail);
  }

  /** The grant type comes before the client. */
  private Reply issue(Fields fields) {
    return checkTokenRequest
        .check(
            new TokenRequest(fields.get("grant_type"), new ClientCredentials.None()),
            settings.terms())
        .fold(grant -> issue(grant, fields), errors::refuse);
  }

  private Reply issue(GrantType grant, Fields fields) {
    return switch (grant) {
      case AUTHORIZATION_CODE -> byCode(fields);
      case REFRESH_TOKEN -> byRefreshToken(fields);
      case CLIENT_CREDENTIALS -> throw new IllegalStateException("not offered here");
    };
  }

  private Reply byCode(Fields fields) {
    PartnerCodeRequest request =
        new PartnerCodeRequest(
            fields.get("client_id"),
            fields.get("client_secret"),
            fields.get("code"),
            fields.get("redirect_uri"),
            fields.get("code_verifier"));
    return issuePartnerTokens
        .issue(request, settings.terms())
        .fold(
            issued ->
                answer(
                    "exchanged",
                    new CodeBody(
                        issued.tokens().accessToken().text(),
                        "Bearer",
                        lifetime(issued.tokens()),
                        issued.tokens().refreshToken().orElse(null),
                        issued.grant().value())),
            errors::refuse);
  }

  private Reply byRefreshToken(Fields fields) {
    return renewPartnerTokens
        .renew(
            fields.get("client_id"),
            fields.get("client_secret"),
            fields.get("refresh_token"),
            settings.terms())
        .fold(
            tokens ->
                answer(
                    "refreshed",
                    new RefreshBody(
                        tokens.accessToken().text(),
                        tokens.refreshToken().orElseThrow(),
                        lifetime(tokens),
                        "Bearer")),
            errors::refuse);
  }

  private Reply answer(String name, Object body) {
    return errors.success(name, body).with("Cache-Control", "no-store");
  }

  private static long lifetime(IssuedTokens tokens) {
    return tokens.accessToken().token().lifetime().orElseThrow().toSeconds();
  }

  /** A client that is not registered for refresh tokens gets none. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CodeBody(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn,
      @Nullable @JsonProperty("refresh_token") String refreshToken,
      @JsonProperty("grant_id") String grantId) {}

  @Serdeable
  record RefreshBody(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("refresh_token") String refreshToken,
      @JsonProperty("expires_in") long expiresIn,
      @JsonProperty("token_type") String tokenType) {}
}
