package dev.tollgate.http.cliquify;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.revoke.RevokeToken;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Derivations;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The revocation endpoint. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevokeController implements Endpoint {

  static final String PATH = "/oauth/revoke";

  private static final byte[] REVOKED =
      "{\"success\":true,\"message\":\"Token successfully revoked.\",\"data\":null}"
          .getBytes(StandardCharsets.UTF_8);

  private final RevokeToken revokeToken;
  private final RevokeErrors errors;
  private final Derivations derivations;
  private final Exit exit;

  RevokeController(
      RevokeToken revokeToken, RevokeErrors errors, Derivations derivations, Exit exit) {
    this.derivations = derivations;
    this.revokeToken = revokeToken;
    this.errors = errors;
    this.exit = exit;
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
    return BodyReader.read(request)
        .fold(
            fields -> revoke(fields, derivations.rules(request, CliquifySettings.CONTRACT)),
            errors::fail);
  }

  private Reply revoke(Fields fields, ContractRules rules) {
    return revokeToken
        .revoke(fields.get("token"), rules)
        .fold(revoked -> errors.success("revoked", REVOKED), errors::refuse);
  }
}
