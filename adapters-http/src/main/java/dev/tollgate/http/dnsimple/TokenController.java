package dev.tollgate.http.dnsimple;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.issue.AccountTokenRequest;
import dev.tollgate.application.issue.IssueAccountToken;
import dev.tollgate.application.issue.IssueAccountToken.IssuedAccountToken;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
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

/** The token endpoint, which exchanges codes. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  static final String PATH = "/v2/oauth/access_token";

  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET = "client_secret";

  private final IssueAccountToken issueAccountToken;
  private final TokenErrors errors;
  private final Exit exit;

  TokenController(IssueAccountToken issueAccountToken, TokenErrors errors, Exit exit) {
    this.issueAccountToken = issueAccountToken;
    this.errors = errors;
    this.exit = exit;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> issue(HttpRequest<?> request) {
    return exit.answer(request, this::issue);
  }

  private Reply issue(Request request) {
    return BodyReader.readMislabelled(request).fold(fields -> issue(request, fields), errors::fail);
  }

  private Reply issue(Request request, Fields fields) {
    return issueAccountToken
        .issue(read(request, fields), DnsimpleSettings.TERMS)
        .fold(this::issued, errors::refuse);
  }

  /** The header counts only where the body does not name the client at all. */
  private static AccountTokenRequest read(Request request, Fields fields) {
    Parameter id = fields.get(CLIENT_ID);
    Parameter secret = fields.get(CLIENT_SECRET);
    if (!fields.has(CLIENT_ID)
        && !fields.has(CLIENT_SECRET)
        && Credentials.of(request) instanceof Credentials.Basic basic) {
      id = basic.id();
      secret = basic.secret();
    }
    return new AccountTokenRequest(
        fields.get("grant_type"),
        id,
        secret,
        fields.get("code"),
        fields.get("code_verifier"),
        fields.get("redirect_uri"),
        fields.get("state"));
  }

  private Reply issued(IssuedAccountToken issued) {
    TokenBody body =
        new TokenBody(
            issued.token().text(), "Bearer", null, AccountBody.numberOf(issued.account()));
    return errors.json("exchanged", body).with("Cache-Control", "no-store");
  }

  /** The four members that are published, in their order; there never is a scope. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record TokenBody(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @Nullable String scope,
      @JsonProperty("account_id") int accountId) {}
}
