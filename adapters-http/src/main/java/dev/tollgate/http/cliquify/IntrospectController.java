package dev.tollgate.http.cliquify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.access.IntrospectToken;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.Token;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Derivations;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** The introspection endpoint, which asks for no client authentication. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntrospectController implements Endpoint {

  static final String PATH = "/oauth/introspect";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final IntrospectToken introspectToken;
  private final IntrospectErrors errors;
  private final Derivations derivations;
  private final Exit exit;

  IntrospectController(
      IntrospectToken introspectToken,
      IntrospectErrors errors,
      Derivations derivations,
      Exit exit) {
    this.derivations = derivations;
    this.introspectToken = introspectToken;
    this.errors = errors;
    this.exit = exit;
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> introspect(HttpRequest<?> request) {
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
            fields -> introspect(fields, derivations.rules(request, CliquifySettings.CONTRACT)),
            errors::fail);
  }

  private Reply introspect(Fields fields, ContractRules rules) {
    return introspectToken
        .introspect(fields.get("token"), rules)
        .fold(token -> errors.success("introspected", body(token)), errors::refuse);
  }

  private static IntrospectionBody body(Token token) {
    return new IntrospectionBody(
        true,
        "",
        new Introspection(
            true,
            token.client().value(),
            null,
            token.scopes().values().stream().map(Scope::value).toList(),
            token.expiresAt().map(UTC::format).orElse(null)));
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record IntrospectionBody(boolean success, String message, Introspection data) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Introspection(
      boolean active,
      @JsonProperty("client_id") String clientId,
      @Nullable @JsonProperty("user_id") String userId,
      List<String> scopes,
      @Nullable @JsonProperty("expires_at") String expiresAt) {}
}
