package dev.tollgate.http.rfc;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.revoke.RevokeAsClient;
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
import java.util.Map;
import java.util.Set;

/** The revocation endpoint (RFC 7009, 2). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevokeController implements Endpoint {

  static final String PATH = "/oauth2/revoke";

  private final RevokeAsClient revoke;
  private final OAuthErrors errors;
  private final Issuer issuer;
  private final RfcSettings settings;
  private final RfcTerms terms;
  private final Exit exit;

  RevokeController(
      RevokeAsClient revoke,
      OAuthErrors errors,
      Issuer issuer,
      RfcSettings settings,
      RfcTerms terms,
      Exit exit) {
    this.terms = terms;
    this.exit = exit;
    this.revoke = revoke;
    this.errors = errors;
    this.issuer = issuer;
    this.settings = settings;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> revoke(HttpRequest<?> request) {
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
        .fold(asked -> revoke(asked, terms.rulesOf(request)), errors::fail);
  }

  private Reply revoke(OAuthRequest asked, ContractRules rules) {
    return revoke
        .revoke(asked.fields().get("token"), asked.client(), rules)
        .fold(revoked -> errors.success("revoked", Map.of()).noStore(), errors::refuse);
  }
}
