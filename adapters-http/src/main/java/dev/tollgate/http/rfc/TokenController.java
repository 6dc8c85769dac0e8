package dev.tollgate.http.rfc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.token.IssueRequest;
import dev.tollgate.application.token.IssueToken;
import dev.tollgate.application.token.IssueToken.Issued;
import dev.tollgate.domain.refusal.ResourceUnknown;
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
import java.util.List;

/** The token endpoint (RFC 6749, 3.2). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  static final String PATH = "/oauth2/token";

  private final IssueToken issueToken;
  private final OAuthErrors errors;
  private final Issuer issuer;
  private final RfcSettings settings;
  private final Exit exit;

  TokenController(
      IssueToken issueToken, OAuthErrors errors, Issuer issuer, RfcSettings settings, Exit exit) {
    this.exit = exit;
    this.issueToken = issueToken;
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
    return asked
        .targets()
        .map(targets -> issue(asked, targets))
        .orElseGet(() -> errors.refuse(new ResourceUnknown()));
  }

  private Reply issue(OAuthRequest asked, List<String> targets) {
    IssueRequest request =
        new IssueRequest(
            asked.fields().get("grant_type"), asked.client(), asked.fields().get("scope"), targets);
    return issueToken
        .issue(request, settings.terms(issuer))
        .fold(issued -> errors.success("issued", body(issued)).noStore(), errors::refuse);
  }

  private static TokenBody body(Issued issued) {
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
