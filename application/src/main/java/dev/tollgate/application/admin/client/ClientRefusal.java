package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Secret;
import java.util.List;

/** Why a client was not registered, shown, changed or deleted. */
public sealed interface ClientRefusal {

  /** Why no client was registered. */
  sealed interface RegisterClientRefusal extends ClientRefusal {}

  /** Why a client was not linked to a company. */
  sealed interface LinkClientRefusal extends ClientRefusal {}

  /** Why a client was not updated. */
  sealed interface UpdateClientRefusal extends ClientRefusal {}

  /** Why the keys of a client were not replaced. */
  sealed interface ReplaceKeysRefusal extends ClientRefusal {}

  /** Why no secret was added to a client. */
  sealed interface AddSecretRefusal extends ClientRefusal {}

  /** Why a secret was not revoked. */
  sealed interface SecretRefusal extends ClientRefusal {}

  /** The text is not a valid name or description. */
  record NameInvalid(String name) implements RegisterClientRefusal, UpdateClientRefusal {}

  /** The text is not a valid client id. */
  record ClientIdInvalid(String id) implements RegisterClientRefusal {}

  /** Users have ids of this form. */
  record ClientIdReserved(String id) implements RegisterClientRefusal {}

  /** A client with this id already exists. */
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

  /** The company and the client belong to different enterprises. */
  record CompanyInOtherEnterprise(CompanyId company, EnterpriseId enterprise)
      implements LinkClientRefusal {}

  /** The scopes do not exist. */
  record ScopesNotFound(List<String> scopes)
      implements RegisterClientRefusal, UpdateClientRefusal {}

  /** These scopes are about a user, and the client may not use the authorization code grant. */
  record ScopesNeedUsers(List<String> scopes)
      implements RegisterClientRefusal, UpdateClientRefusal {}

  /** Users may not be sent to this address. */
  record RedirectUriInvalid(String uri) implements RegisterClientRefusal, UpdateClientRefusal {}

  /** The client would have more redirect URIs than one may have. */
  record RedirectUrisTooMany(int most) implements RegisterClientRefusal, UpdateClientRefusal {}

  /** The client does not have these redirect URIs. */
  record RedirectUrisNotAssigned(ClientId client, List<String> uris)
      implements UpdateClientRefusal {}

  /** What concerns users is wanted of a client that users cannot authorize. */
  record RedirectUriMissing() implements RegisterClientRefusal {}

  /** The client may not use the authorization code grant. */
  record CodeFlowNotUsed(ClientId client) implements UpdateClientRefusal {}

  /** The text is not an origin as browsers send it. */
  record OriginInvalid(String origin) implements RegisterClientRefusal, UpdateClientRefusal {}

  /** The client would have more origins than one may have. */
  record OriginsTooMany(int most) implements RegisterClientRefusal, UpdateClientRefusal {}

  /** The client does not have these origins. */
  record OriginsNotAssigned(ClientId client, List<String> origins) implements UpdateClientRefusal {}

  /** The client does not have these scopes. */
  record ScopesNotAssigned(ClientId client, List<String> scopes) implements UpdateClientRefusal {}

  /** The file given for a client is not an icon. */
  record IconInvalid(Icon.Flaw flaw) implements RegisterClientRefusal, UpdateClientRefusal {}

  /** A token with all scopes of the client would not fit into a header. */
  record ScopesTooLong(int length, int most)
      implements RegisterClientRefusal, UpdateClientRefusal {}

  /** A custom claim cannot be set or removed. */
  record ClaimRefused(EditClaims.Problem problem) implements UpdateClientRefusal {}

  /** The client credentials grant requires client authentication (RFC 6749, 4.4). */
  record GrantNeedsAuthentication() implements RegisterClientRefusal {}

  /** There is no such contract; {@code known} lists those that exist. */
  record ContractNotFound(String contract, List<String> known) implements RegisterClientRefusal {}

  /** There is no such version of a contract; {@code known} lists what there is. */
  record VersionNotFound(String version, List<String> known)
      implements RegisterClientRefusal, UpdateClientRefusal {}

  /** The public keys given for a client cannot be used to check its assertions. */
  record KeysInvalid(ClientKeySets.Problem problem)
      implements RegisterClientRefusal, ReplaceKeysRefusal {}

  /** The client does not authenticate with keys. */
  record KeysNotUsed(ClientId client) implements ReplaceKeysRefusal {}

  /** The secret given for a client can be guessed, or some clients cannot send it. */
  record SecretWeak(Secret.Weakness weakness) implements RegisterClientRefusal {}

  /** The client has no such secret. */
  record SecretNotFound(ClientId client, String id) implements SecretRefusal {}

  /** The client does not authenticate with secrets. */
  record SecretNotUsed(ClientId client) implements AddSecretRefusal {}
}
