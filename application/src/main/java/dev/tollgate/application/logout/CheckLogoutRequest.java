package dev.tollgate.application.logout;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.port.IdTokenReader;
import dev.tollgate.application.port.IdTokenReader.IdToken;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.LogoutRedirectUriUnregistered;
import dev.tollgate.domain.refusal.LogoutRefusal;
import java.util.Optional;

/** Finds out whom a client wants to sign out, and where it wants the user afterwards. */
public final class CheckLogoutRequest {

  private final Clients clients;
  private final IdTokenReader idTokens;

  public CheckLogoutRequest(Clients clients, IdTokenReader idTokens) {
    this.clients = clients;
    this.idTokens = idTokens;
  }

  /** A hint that is no ID token of ours, or one of another client, leads nowhere afterwards. */
  public Result<CheckedLogout, LogoutRefusal> check(LogoutRequest request) {
    Optional<IdToken> hint = request.idTokenHint().text().flatMap(idTokens::read);
    Optional<ClientId> named = request.clientId().text().flatMap(ClientId::parse);
    boolean isOfAnother =
        hint.filter(it -> !named.orElse(it.client()).equals(it.client())).isPresent();
    boolean isGarbage = hint.isEmpty() && !(request.idTokenHint() instanceof Parameter.Absent);
    if (isGarbage || isOfAnother) {
      return Result.ok(new CheckedLogout(Optional.empty(), Optional.empty(), Optional.empty()));
    }
    return switch (request.postLogoutRedirectUri()) {
      case Parameter.Absent() ->
          Result.ok(new CheckedLogout(hint.map(IdToken::user), Optional.empty(), Optional.empty()));
      case Parameter.NotText() -> unregistered(request);
      case Parameter.Text(String uri) ->
          isRegistered(uri, hint.map(IdToken::client).or(() -> named))
              ? Result.ok(
                  new CheckedLogout(
                      hint.map(IdToken::user), Optional.of(uri), request.state().text()))
              : unregistered(request);
    };
  }

  private static Result<CheckedLogout, LogoutRefusal> unregistered(LogoutRequest request) {
    return Result.refused(
        Why.because(
            new LogoutRedirectUriUnregistered(),
            () ->
                "post_logout_redirect_uri is %s, which is not registered for the client of id_token_hint or client_id."
                    .formatted(Reasons.sent(request.postLogoutRedirectUri()))));
  }

  private boolean isRegistered(String uri, Optional<ClientId> client) {
    return client
        .flatMap(clients::find)
        .filter(it -> it.codeFlow().redirectsAfterLogoutTo(uri))
        .isPresent();
  }
}
