package dev.tollgate.application.admin.client;

import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Secret;
import java.util.List;

/** Why a client was not registered, shown, changed or deleted. */
public sealed interface ClientRefusal {

  /** Why no client was registered. */
  sealed interface RegisterClientRefusal extends ClientRefusal {}

  /** Why a client was not linked to a company. */
  sealed interface LinkClientRefusal extends ClientRefusal {}

  /** Why a client kept its name and its scopes. */
  sealed interface UpdateClientRefusal extends ClientRefusal {}

  /** Why a client kept the keys that it has. */
  sealed interface ReplaceKeysRefusal extends ClientRefusal {}

  /** Why a client got no further secret. */
  sealed interface AddSecretRefusal extends ClientRefusal {}

  /** Why nothing was done to a secret of a client. */
  sealed interface SecretRefusal extends ClientRefusal {}

  /** The text cannot be a name or a description. */
  record NameInvalid(String name) implements RegisterClientRefusal, UpdateClientRefusal {}

  /** The text cannot be the id of a client. */
  record ClientIdInvalid(String id) implements RegisterClientRefusal {}

  /** There is a client with this id already. */
  record ClientExists(ClientId id) implements RegisterClientRefusal {}

  /** There is no such client. */
  record ClientNotFound(String id)
      implements LinkClientRefusal,
          UpdateClientRefusal,
          SecretRefusal,
          AddSecretRefusal,
          ReplaceKeysRefusal {}

  /** There is no such company. */
  record CompanyNotFound(String id) implements RegisterClientRefusal, LinkClientRefusal {}

  /** The company belongs to another enterprise than the client, whose enterprise is given. */
  record CompanyForeign(CompanyId company, EnterpriseId enterprise) implements LinkClientRefusal {}

  /** A client cannot be given scopes that were never created. */
  record ScopesNotFound(List<String> scopes)
      implements RegisterClientRefusal, UpdateClientRefusal {}

  /** What the client does not have cannot be taken from it. */
  record ScopesNotHeld(ClientId client, List<String> scopes) implements UpdateClientRefusal {}

  /** Tokens with all scopes of the client would not fit into a header. */
  record ScopesTooLong(int length, int most)
      implements RegisterClientRefusal, UpdateClientRefusal {}

  /** Client credentials are for clients that prove who they are (RFC 6749, 4.4). */
  record GrantNeedsAuthentication() implements RegisterClientRefusal {}

  /** There is no such contract; those that there are stand in {@code known}. */
  record ContractNotFound(String contract, List<String> known) implements RegisterClientRefusal {}

  /** The public keys given for a client cannot be used to check its assertions. */
  record KeysInvalid(ClientKeySets.Problem problem)
      implements RegisterClientRefusal, ReplaceKeysRefusal {}

  /** The client proves who it is in another way than by keys. */
  record KeysNotUsed(ClientId client) implements ReplaceKeysRefusal {}

  /** The secret given for a client can be guessed, or some clients cannot send it. */
  record SecretWeak(Secret.Weakness weakness) implements RegisterClientRefusal {}

  /** The client has no such secret. */
  record SecretNotFound(ClientId client, String id) implements SecretRefusal {}

  /** The client proves who it is in another way than by secrets. */
  record SecretNotUsed(ClientId client) implements AddSecretRefusal {}
}
