package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthorizationClientUnknown;
import dev.tollgate.domain.refusal.RedirectTargetRefusal;
import dev.tollgate.domain.refusal.RedirectUriMissing;
import dev.tollgate.domain.refusal.RedirectUriUnregistered;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where a user may be sent back to. Until that is known no error may become a redirect
 * (RFC 6749, 4.1.2.1).
 */
public final class FindRedirectTarget {

  private final Clients clients;

  public FindRedirectTarget(Clients clients) {
    this.clients = clients;
  }

  public Result<RedirectTarget, RedirectTargetRefusal> find(
      RedirectRequest request, ContractRules contract) {
    Optional<Client> named =
        request.clientId().text().flatMap(ClientId::parse).flatMap(clients::find);
    Optional<Client> client = named.filter(it -> it.barred(contract.name()).isEmpty());
    if (client.isEmpty()) {
      return Result.refused(
          Why.because(new AuthorizationClientUnknown(), () -> unknown(named, request, contract)));
    }
    return switch (request.redirectUri()) {
      case Parameter.NotText() -> unregistered(client.get(), request);
      case Parameter.Text(String uri) ->
          client.get().codeFlow().redirectsTo(uri, contract.redirectMatch())
              ? Result.ok(target(client.get(), uri, true, request))
              : unregistered(client.get(), request);
      case Parameter.Absent() -> only(client.get(), request, contract);
    };
  }

  private static String unknown(
      Optional<Client> named, RedirectRequest request, ContractRules contract) {
    if (named.isEmpty()) {
      return request.clientId().text().isEmpty()
          ? "client_id is " + Reasons.sent(request.clientId()) + "."
          : "There is no client with the id that was sent.";
    }
    return named.get().enabled()
        ? Reasons.contractNotRegistered(named.get().id(), contract)
        : Reasons.clientDisabled(named.get().id());
  }

  private static Result<RedirectTarget, RedirectTargetRefusal> unregistered(
      Client client, RedirectRequest request) {
    return Result.refused(
        Why.because(
            new RedirectUriUnregistered(),
            () ->
                "redirect_uri is %s, which is not registered for client %s."
                    .formatted(Reasons.sent(request.redirectUri()), client.id().value())));
  }

  private static Result<RedirectTarget, RedirectTargetRefusal> only(
      Client client, RedirectRequest request, ContractRules contract) {
    List<RedirectUri> registered =
        client.codeFlow().redirectUris().stream()
            .filter(uri -> client.codeFlow().redirectsTo(uri.value(), contract.redirectMatch()))
            .toList();
    return registered.size() == 1
        ? Result.ok(target(client, registered.getFirst().value(), false, request))
        : Result.refused(
            Why.because(
                new RedirectUriMissing(),
                () ->
                    "redirect_uri is missing, and client %s has %d of them."
                        .formatted(client.id().value(), registered.size())));
  }

  private static RedirectTarget target(
      Client client, String uri, boolean isNamed, RedirectRequest request) {
    return new RedirectTarget(client, uri, isNamed, request.state().text(), request.mode());
  }
}
