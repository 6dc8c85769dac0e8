package dev.tollgate.http.rfc;

import dev.tollgate.application.token.IssueRequest;
import dev.tollgate.application.token.IssueToken;
import dev.tollgate.application.token.IssueToken.Issued;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.http.Issuer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The token endpoint (RFC 6749, 3.2). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  static final String PATH = "/oauth2/token";

  private final IssueToken issueToken;
  private final OAuthErrors errors;
  private final Issuer issuer;
  private final RfcSettings settings;

  TokenController(IssueToken issueToken, OAuthErrors errors, Issuer issuer, RfcSettings settings) {
    this.issueToken = issueToken;
    this.errors = errors;
    this.issuer = issuer;
    this.settings = settings;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> issue(HttpRequest<?> request) {
    return OAuthRequest.read(request, issuer, settings)
        .fold(this::issue, fault -> errors.fail(fault).toResponse());
  }

  private HttpResponse<?> issue(OAuthRequest asked) {
    return asked
        .targets()
        .<HttpResponse<?>>map(targets -> issue(asked, targets))
        .orElseGet(() -> errors.refuse(new ResourceUnknown()).toResponse());
  }

  private HttpResponse<?> issue(OAuthRequest asked, List<String> targets) {
    IssueRequest request =
        new IssueRequest(
            asked.fields().get("grant_type"), asked.client(), asked.fields().get("scope"), targets);
    return issueToken
        .issue(request, settings.terms(issuer))
        .<HttpResponse<?>>fold(
            issued -> JsonAnswer.of(body(issued)), refusal -> errors.refuse(refusal).toResponse());
  }

  /** RFC 6749, 5.1. */
  private static Map<String, Object> body(Issued issued) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", issued.text());
    body.put("token_type", "Bearer");
    issued.token().lifetime().ifPresent(it -> body.put("expires_in", it.toSeconds()));
    body.put("scope", issued.token().scopes().toString());
    return body;
  }
}
