package dev.tollgate.http.rfc;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.CheckAccess.Demand;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.OAuthForm;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.Set;

/** Tells a client about the user who authorized it (OpenID Connect Core, 5.3). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class UserinfoController {

  static final String PATH = "/oauth2/userinfo";

  private static final ScopeSet OPENID = ScopeSet.of("openid");

  private final CheckAccess checkAccess;
  private final ResourceErrors errors;
  private final Issuer issuer;
  private final Exit exit;

  UserinfoController(CheckAccess checkAccess, ResourceErrors errors, Issuer issuer, Exit exit) {
    this.checkAccess = checkAccess;
    this.errors = errors;
    this.issuer = issuer;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> get(HttpRequest<?> request) {
    return exit.answer(request, read -> tell(token(read, new Parameter.Absent())));
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> post(HttpRequest<?> request) {
    return exit.answer(
        request, read -> inBody(read).fold(body -> tell(token(read, body)), errors::fail));
  }

  /** A body without a media type has no token in it (RFC 6750, 2.2). */
  private static Result<Parameter, Fault> inBody(Request request) {
    return request.contentType().isEmpty()
        ? request.body().get().map(_ -> new Parameter.Absent())
        : BodyReader.readOAuth(request, Set.of())
            .map(OAuthForm::fields)
            .map(fields -> fields.get("access_token"));
  }

  /** Sent in one way and no other (RFC 6750, 2). */
  private static Parameter token(Request request, Parameter inBody) {
    Credentials sent = Credentials.of(request);
    return switch (sent) {
      case Credentials.Bearer(Parameter token) ->
          inBody instanceof Parameter.Absent && token.text().isPresent()
              ? token
              : Why.because(
                  new Parameter.NotText(),
                  () ->
                      token.text().isPresent()
                          ? "A token is sent in the Authorization header field and in the body."
                          : sent.withoutToken());
      case Credentials.Basic _, Credentials.Foreign _, Credentials.None _ ->
          inBody.text().isPresent() ? inBody : Why.because(inBody, sent::withoutToken);
    };
  }

  private Reply tell(Parameter token) {
    Demand demand =
        new Demand.Requirements(OPENID, Optional.of(new ResourceUri(issuer.url())), false);
    return checkAccess.check(token, demand, RfcSettings.CONTRACT).fold(this::tell, errors::refuse);
  }

  /** Nobody but a user's token has the scope; should one have it all the same, it is of no use. */
  private Reply tell(LiveToken live) {
    return live.user()
        .<Reply>map(
            user ->
                errors.success("userinfo", UserClaims.of(user, live.token().scopes())).noStore())
        .orElseGet(() -> errors.refuse(new ScopeMissing(OPENID)));
  }
}
