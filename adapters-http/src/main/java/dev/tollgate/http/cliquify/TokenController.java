package dev.tollgate.http.cliquify;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.token.IntrospectToken;
import dev.tollgate.application.token.IssueRequest;
import dev.tollgate.application.token.IssueToken;
import dev.tollgate.application.token.IssueToken.Issued;
import dev.tollgate.application.token.Presented;
import dev.tollgate.application.token.Terms;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Fields;
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
import java.util.Optional;

/** The token endpoint. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  private final IssueToken issueToken;
  private final IntrospectToken introspectToken;
  private final TokenErrors errors;
  private final Terms terms;

  TokenController(
      IssueToken issueToken,
      IntrospectToken introspectToken,
      TokenErrors errors,
      CliquifySettings settings) {
    this.issueToken = issueToken;
    this.introspectToken = introspectToken;
    this.errors = errors;
    this.terms = settings.terms();
  }

  @Post(uri = "/oauth/access-token", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> issue(HttpRequest<?> request) {
    return BodyReader.read(request)
        .fold(
            fields -> afterBearer(fields, Credentials.of(request)),
            fault -> errors.fail(fault).toResponse());
  }

  /** A bearer token is asked for nothing, but one that is not live is refused. */
  private HttpResponse<?> afterBearer(Fields fields, Credentials credentials) {
    return switch (credentials) {
      case Credentials.Bearer(Parameter token) ->
          introspectToken
              .introspect(token, terms)
              .fold(
                  live -> issue(requestOf(fields, Optional.empty())),
                  refusal -> errors.refuse(refusal).toResponse());
      case Credentials.Basic basic -> issue(requestOf(fields, Optional.of(basic)));
      case Credentials.None(), Credentials.Foreign() -> issue(requestOf(fields, Optional.empty()));
    };
  }

  private static IssueRequest requestOf(Fields fields, Optional<Credentials.Basic> basic) {
    Parameter grantType =
        fields.has("grant_type")
            ? fields.get("grant_type")
            : new Parameter.Text("client_credentials");
    if (basic.isPresent() && !fields.has("client_id") && !fields.has("client_secret")) {
      return new IssueRequest(
          grantType, new Presented.IdAndSecret(basic.get().id(), basic.get().secret()));
    }
    return new IssueRequest(
        grantType, new Presented.IdAndSecret(fields.get("client_id"), fields.get("client_secret")));
  }

  private HttpResponse<?> issue(IssueRequest request) {
    return issueToken
        .issue(request, terms)
        .<HttpResponse<?>>fold(
            issued ->
                HttpResponse.ok(body(issued))
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache"),
            refusal -> errors.refuse(refusal).toResponse());
  }

  private static TokenBody body(Issued issued) {
    return new TokenBody(
        true,
        new AccessToken(
            "Bearer",
            issued.token().lifetime().map(Duration::toSeconds).orElse(null),
            issued.text()));
  }

  @Serdeable
  record TokenBody(boolean success, AccessToken token) {}

  @Serdeable
  record AccessToken(
      @JsonProperty("token_type") String tokenType,
      @Nullable @JsonProperty("expires_in") Long expiresIn,
      @JsonProperty("access_token") String accessToken) {}
}
