package dev.tollgate.application.issue;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.PartnerTokenRefusal;

/** Authenticates partners by what the body of a token request says. */
record PartnerClients(ClientAuthenticator authenticator, Tenants tenants) {

  /** A client whose enterprise is active; one that sends no secret has to be public. */
  Result<Client, PartnerTokenRefusal> authenticate(
      Parameter id, Parameter secret, ContractRules contract) {
    ClientCredentials credentials =
        secret instanceof Parameter.Absent
            ? new ClientCredentials.IdOnly(id)
            : new ClientCredentials.Secret(id, secret);
    return switch (authenticator.authenticate(credentials, contract)) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) ->
          Check.ENTERPRISE_ACTIVE.fails(
                  tenants.isEnterpriseActive(client), () -> Reasons.enterpriseInactive(client))
              ? Result.refused(new EnterpriseInactive())
              : Result.ok(client);
    };
  }
}
