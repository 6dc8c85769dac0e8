package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
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
    Optional<Client> client =
        request
            .clientId()
            .text()
            .flatMap(ClientId::parse)
            .flatMap(clients::find)
            .filter(it -> it.barred(contract.name()).isEmpty());
    if (client.isEmpty()) {
      return Result.refused(new AuthorizationClientUnknown());
    }
    return switch (request.redirectUri()) {
      case Parameter.NotText() -> Result.refused(new RedirectUriUnregistered());
      case Parameter.Text(String uri) ->
          client.get().codeFlow().redirectsTo(uri, contract.redirectMatch())
              ? Result.ok(target(client.get(), uri, true, request))
              : Result.refused(new RedirectUriUnregistered());
      case Parameter.Absent() -> only(client.get(), request, contract);
    };
  }

  private static Result<RedirectTarget, RedirectTargetRefusal> only(
      Client client, RedirectRequest request, ContractRules contract) {
    List<RedirectUri> registered =
        client.codeFlow().redirectUris().stream()
            .filter(uri -> client.codeFlow().redirectsTo(uri.value(), contract.redirectMatch()))
            .toList();
    return registered.size() == 1
        ? Result.ok(target(client, registered.getFirst().value(), false, request))
        : Result.refused(new RedirectUriMissing());
  }

  private static RedirectTarget target(
      Client client, String uri, boolean isNamed, RedirectRequest request) {
    return new RedirectTarget(client, uri, isNamed, request.state().text(), request.mode());
  }
}
