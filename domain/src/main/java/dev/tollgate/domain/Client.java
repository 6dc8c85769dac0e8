package dev.tollgate.domain;

import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that obtains tokens. It belongs to its enterprise for life, and is linked to one of
 * that enterprise's companies or to none.
 *
 * @param grants the ways in which it may obtain tokens
 * @param contracts the names of those that it may use; none means all
 * @param origins of the web pages whose scripts use it
 * @param versions of contracts whose wording it is answered in, at most one of each contract; where
 *     there is none, the current wording
 */
public record Client(
    RegistrationId registration,
    ClientId id,
    Name name,
    EnterpriseId enterprise,
    Optional<CompanyId> company,
    ScopeSet scopes,
    ClientAuthentication authentication,
    Set<GrantType> grants,
    Set<String> contracts,
    Set<Origin> origins,
    TokenSettings tokenSettings,
    CodeFlow codeFlow,
    Set<ContractVersion> versions,
    boolean enabled,
    Instant createdAt) {

  public Client {
    grants = Set.copyOf(grants);
    contracts = Set.copyOf(contracts);
    origins = Set.copyOf(origins);
    versions = Set.copyOf(versions);
    if (versions.stream().map(ContractVersion::contract).distinct().count() < versions.size()) {
      throw new IllegalArgumentException("two versions of one contract");
    }
  }

  /** A client with secrets, which may use client credentials under every contract. */
  public Client(
      RegistrationId registration,
      ClientId id,
      Name name,
      EnterpriseId enterprise,
      Optional<CompanyId> company,
      ScopeSet scopes,
      List<ClientSecret> secrets,
      boolean enabled,
      Instant createdAt) {
    this(
        registration,
        id,
        name,
        enterprise,
        company,
        scopes,
        new ClientAuthentication.BySecret(secrets),
        EnumSet.of(GrantType.CLIENT_CREDENTIALS),
        Set.of(),
        Set.of(),
        TokenSettings.NONE,
        CodeFlow.NONE,
        Set.of(),
        enabled,
        createdAt);
  }

  /** Whether it has no credentials (RFC 6749, 2.1). */
  public boolean isPublic() {
    return authentication instanceof ClientAuthentication.None;
  }

  /** In the order in which they were added; none unless it authenticates by secret. */
  public List<ClientSecret> secrets() {
    return authentication instanceof ClientAuthentication.BySecret(List<ClientSecret> secrets)
        ? secrets
        : List.of();
  }

  /** Decides whether the caller proved to be this client, and the client may use the contract. */
  public Result<Client, AuthenticationFailed> authenticate(
      Proof proof, String contract, Instant now) {
    return flawOf(proof, now)
        .or(() -> barred(contract).map(AuthenticationFailed::new))
        .<Result<Client, AuthenticationFailed>>map(Result::refused)
        .orElseGet(() -> Result.ok(this));
  }

  /** Why it may not use the contract whatever it brings; empty if it may. */
  public Optional<Cause> barred(String contract) {
    if (!contracts.isEmpty() && !contracts.contains(contract)) {
      return Optional.of(Cause.CONTRACT_NOT_REGISTERED);
    }
    return enabled ? Optional.empty() : Optional.of(Cause.CLIENT_DISABLED);
  }

  private Optional<AuthenticationFailed> flawOf(Proof proof, Instant now) {
    return switch (authentication) {
      case ClientAuthentication.BySecret(List<ClientSecret> secrets) ->
          proof instanceof Proof.OfSecret(SecretDigest digest)
              ? flawOf(secrets, digest, now)
              : notRegistered(proof);
      case ClientAuthentication.ByKeys _, ClientAuthentication.ByKeysAt _ ->
          proof instanceof Proof.OfAssertion(Optional<Cause> flaw)
              ? flaw.map(AuthenticationFailed::new)
              : notRegistered(proof);
      case ClientAuthentication.None() ->
          proof instanceof Proof.OfNothing() ? Optional.empty() : notRegistered(proof);
    };
  }

  private static Optional<AuthenticationFailed> flawOf(
      List<ClientSecret> secrets, SecretDigest presented, Instant now) {
    ClientSecret match = null;
    for (ClientSecret secret : secrets) {
      if (secret.digest().matches(presented)) {
        match = secret;
      }
    }
    if (match == null) {
      return Optional.of(new AuthenticationFailed(Cause.WRONG_SECRET));
    }
    if (match.isRevoked()) {
      return Optional.of(ended(Cause.REVOKED_SECRET, match, match.revokedAt()));
    }
    return match.isExpired(now)
        ? Optional.of(ended(Cause.EXPIRED_SECRET, match, match.expiresAt()))
        : Optional.empty();
  }

  private static AuthenticationFailed ended(
      Cause cause, ClientSecret secret, Optional<Instant> at) {
    return new AuthenticationFailed(
        cause, at.map(it -> new AuthenticationFailed.Evidence(secret.id(), it)));
  }

  /**
   * The verdict on a client id that is not registered, which takes as much work as on one that is.
   */
  public static Result<Client, AuthenticationFailed> authenticateUnknown(Proof proof) {
    compareWithDecoy(proof);
    return Result.refused(new AuthenticationFailed(Cause.UNKNOWN_CLIENT));
  }

  private static Optional<AuthenticationFailed> notRegistered(Proof proof) {
    compareWithDecoy(proof);
    return Optional.of(new AuthenticationFailed(Cause.METHOD_NOT_REGISTERED));
  }

  private static void compareWithDecoy(Proof proof) {
    boolean _ = proof instanceof Proof.OfSecret(SecretDigest digest) && DECOY.matches(digest);
  }

  private static final SecretDigest DECOY = SecretDigest.of("");
}
