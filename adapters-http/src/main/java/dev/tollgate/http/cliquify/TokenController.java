package dev.tollgate.http.cliquify;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.IntrospectToken;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.issue.CheckTokenRequest;
import dev.tollgate.application.issue.IssueByClientCredentials;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.issue.TokenRequest;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Derivations;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Fields;
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

/** The token endpoint. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController implements Endpoint {

  static final String PATH = "/oauth/access-token";

  private final CheckTokenRequest checkTokenRequest;
  private final IssueByClientCredentials issueByClientCredentials;
  private final IntrospectToken introspectToken;
  private final TokenErrors errors;
  private final Terms terms;
  private final Derivations derivations;
  private final Exit exit;

  TokenController(
      CheckTokenRequest checkTokenRequest,
      IssueByClientCredentials issueByClientCredentials,
      IntrospectToken introspectToken,
      TokenErrors errors,
      CliquifySettings settings,
      Derivations derivations,
      Exit exit) {
    this.derivations = derivations;
    this.exit = exit;
    this.checkTokenRequest = checkTokenRequest;
    this.issueByClientCredentials = issueByClientCredentials;
    this.introspectToken = introspectToken;
    this.errors = errors;
    this.terms = settings.terms();
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
    return BodyReader.read(request).fold(fields -> afterBearer(fields, request), errors::fail);
  }

  /** A bearer token is not needed, but one that is not live is refused. */
  private Reply afterBearer(Fields fields, Request asked) {
    Terms served = derivations.terms(asked, () -> terms);
    return switch (Credentials.of(asked)) {
      case Credentials.Bearer(Parameter token) ->
          introspectToken
              .introspect(token, served.contract())
              .fold(live -> issue(requestOf(fields, Optional.empty()), served), errors::refuse);
      case Credentials.Basic basic -> issue(requestOf(fields, Optional.of(basic)), served);
      case Credentials.None(), Credentials.Foreign() ->
          issue(requestOf(fields, Optional.empty()), served);
    };
  }

  private static TokenRequest requestOf(Fields fields, Optional<Credentials.Basic> basic) {
    Parameter grantType =
        fields.has("grant_type")
            ? fields.get("grant_type")
            : new Parameter.Text("client_credentials");
    if (basic.isPresent() && !fields.has("client_id") && !fields.has("client_secret")) {
      return new TokenRequest(
          grantType, new ClientCredentials.Secret(basic.get().id(), basic.get().secret()));
    }
    return new TokenRequest(
        grantType,
        new ClientCredentials.Secret(fields.get("client_id"), fields.get("client_secret")));
  }

  /** Client credentials are the only grant. */
  private Reply issue(TokenRequest request, Terms served) {
    return checkTokenRequest
        .check(request, served)
        .fold(grant -> byClientCredentials(request, served), errors::refuse);
  }

  private Reply byClientCredentials(TokenRequest request, Terms served) {
    return issueByClientCredentials
        .issue(request, served)
        .fold(issued -> errors.success("issued", body(issued)).noStore(), errors::refuse);
  }

  private static Map<String, Object> body(IssuedToken issued) {
    Map<String, Object> token = new LinkedHashMap<>();
    token.put("token_type", "Bearer");
    issued.token().lifetime().ifPresent(it -> token.put("expires_in", it.toSeconds()));
    token.put("access_token", issued.text());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("token", token);
    return body;
  }
}
