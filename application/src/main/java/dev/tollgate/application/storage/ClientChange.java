package dev.tollgate.application.storage;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.TokenSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One change to a client. */
public sealed interface ClientChange {

  record SetEnabled(boolean enabled) implements ClientChange {}

  record Link(CompanyId company) implements ClientChange {}

  record Unlink() implements ClientChange {}

  /** Does not apply if the details are no longer those that were seen when this was decided. */
  record Update(Details details, Details seen) implements ClientChange {}

  /** What an update sets. */
  record Details(
      Name name,
      ScopeSet scopes,
      Set<Origin> origins,
      TokenSettings tokenSettings,
      CodeFlow codeFlow,
      Set<ContractVersion> versions) {
    public Details {
      origins = Set.copyOf(origins);
      versions = Set.copyOf(versions);
    }

    /** Of a client without users, which is pinned to no version. */
    public Details(Name name, ScopeSet scopes, Set<Origin> origins, TokenSettings tokenSettings) {
      this(name, scopes, origins, tokenSettings, CodeFlow.NONE, Set.of());
    }

    public static Details of(Client client) {
      return new Details(
          client.name(),
          client.scopes(),
          client.origins(),
          client.tokenSettings(),
          client.codeFlow(),
          client.versions());
    }
  }

  /** Does not apply if the client has a secret with this id, or does not use secrets. */
  record AddSecret(ClientSecret secret) implements ClientChange {}

  /**
   * Does not apply if the client has no such secret. Changes nothing if it is revoked already: the
   * first instant stays.
   */
  record RevokeSecret(SecretId id, Instant at) implements ClientChange {}

  /** Does not apply if the client does not authenticate by keys, or these are none. */
  record SetKeys(ClientAuthentication keys) implements ClientChange {}

  /** What becomes of a client; empty if the change does not apply to it. */
  default Optional<Client> of(Client old) {
    return switch (this) {
      case SetEnabled(boolean enabled) ->
          Optional.of(with(old, Details.of(old), old.company(), old.authentication(), enabled));
      case Link(CompanyId company) -> Optional.of(linked(old, Optional.of(company)));
      case Unlink() -> Optional.of(linked(old, Optional.empty()));
      case Update(Details details, Details seen) ->
          Details.of(old).equals(seen)
              ? Optional.of(with(old, details, old.company(), old.authentication(), old.enabled()))
              : Optional.empty();
      case AddSecret(ClientSecret secret) ->
          hasSecrets(old) && !has(old, secret.id())
              ? Optional.of(
                  withSecrets(old, Stream.concat(old.secrets().stream(), Stream.of(secret))))
              : Optional.empty();
      case RevokeSecret(SecretId id, Instant at) ->
          has(old, id)
              ? Optional.of(withSecrets(old, old.secrets().stream().map(s -> revoked(s, id, at))))
              : Optional.empty();
      case SetKeys(ClientAuthentication keys) ->
          old.authentication().isByKeys() && keys.isByKeys()
              ? Optional.of(with(old, Details.of(old), old.company(), keys, old.enabled()))
              : Optional.empty();
    };
  }

  private static boolean hasSecrets(Client client) {
    return client.authentication() instanceof ClientAuthentication.BySecret;
  }

  private static boolean has(Client client, SecretId id) {
    return client.secrets().stream().anyMatch(secret -> secret.id().equals(id));
  }

  private static ClientSecret revoked(ClientSecret secret, SecretId wanted, Instant at) {
    return secret.isRevoked() || !secret.id().equals(wanted)
        ? secret
        : new ClientSecret(
            secret.id(), secret.digest(), secret.createdAt(), secret.expiresAt(), Optional.of(at));
  }

  private static Client linked(Client old, Optional<CompanyId> company) {
    return with(old, Details.of(old), company, old.authentication(), old.enabled());
  }

  private static Client withSecrets(Client old, Stream<ClientSecret> secrets) {
    ClientAuthentication changed = new ClientAuthentication.BySecret(secrets.toList());
    return with(old, Details.of(old), old.company(), changed, old.enabled());
  }

  private static Client with(
      Client old,
      Details details,
      Optional<CompanyId> company,
      ClientAuthentication authentication,
      boolean enabled) {
    return new Client(
        old.registration(),
        old.id(),
        details.name(),
        old.enterprise(),
        company,
        details.scopes(),
        authentication,
        old.grants(),
        old.contracts(),
        details.origins(),
        details.tokenSettings(),
        details.codeFlow(),
        details.versions(),
        enabled,
        old.createdAt());
  }
}
