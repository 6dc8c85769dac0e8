package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientExists;
import dev.tollgate.application.admin.client.ClientRefusal.ClientIdInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.ClientIdReserved;
import dev.tollgate.application.admin.client.ClientRefusal.CompanyNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ContractNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.GrantNeedsAuthentication;
import dev.tollgate.application.admin.client.ClientRefusal.KeysInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.NameInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.OriginInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.OriginsTooMany;
import dev.tollgate.application.admin.client.ClientRefusal.RegisterClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNeedUsers;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesTooLong;
import dev.tollgate.application.admin.client.ClientRefusal.SecretWeak;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.StandardScopes;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Registers a client, with a first secret if it authenticates by secret, and pins it to the
 * versions of its contracts that are current.
 */
public final class RegisterClient {

  /** The greatest length of the scopes of a client, separated by spaces, in characters. */
  private static final int MAX_SCOPES = 4096;

  /** The most origins of a client. */
  private static final int MAX_ORIGINS = 32;

  private final Clients clients;
  private final Companies companies;
  private final Scopes scopes;
  private final ClientKeySets keySets;
  private final KnownContracts contracts;
  private final Clock clock;
  private final RandomGenerator random;

  public RegisterClient(
      Clients clients,
      Companies companies,
      Scopes scopes,
      ClientKeySets keySets,
      KnownContracts contracts,
      Clock clock,
      RandomGenerator random) {
    this.clients = clients;
    this.companies = companies;
    this.scopes = scopes;
    this.keySets = keySets;
    this.contracts = contracts;
    this.clock = clock;
    this.random = random;
  }

  /** How the client will authenticate. */
  public sealed interface Method {

    /** By a secret: a generated one, or one that is given. */
    record BySecret(Optional<Secret> brought) implements Method {}

    /** By a secret that is added later. */
    record SecretLater() implements Method {}

    /** By assertions. */
    sealed interface Keys extends Method {}

    /** With this JSON Web Key Set. */
    record ByKeys(String jwks) implements Keys {}

    /** With the key set at this address. */
    record ByKeysAt(String jwksUri) implements Keys {}

    /** Not at all. */
    record None() implements Method {}
  }

  /**
   * What is wanted.
   *
   * @param id the client id; empty for a random one
   * @param scopes in the order in which tokens will carry them
   * @param grants none for what fits the method; with redirect URIs, the authorization code grant
   *     is always among them
   * @param contracts the only ones that the client may use; none for all
   * @param origins of the web pages whose scripts use the client
   * @param tokenSettings how its tokens differ from those of others
   * @param codeFlow how users are to authorize it
   * @param versions to pin the client to; empty for the current ones
   * @param enabled false if it is to be enabled later
   */
  public record Registration(
      String name,
      String company,
      List<String> scopes,
      Optional<String> id,
      Method method,
      Set<GrantType> grants,
      List<String> contracts,
      List<String> origins,
      TokenSettings tokenSettings,
      CodeFlowRequest codeFlow,
      Optional<List<String>> versions,
      boolean enabled) {
    public Registration {
      scopes = List.copyOf(scopes);
      grants = Set.copyOf(grants);
      contracts = List.copyOf(contracts);
      origins = List.copyOf(origins);
      versions = versions.map(List::copyOf);
    }

    /** Without users. */
    public Registration(
        String name,
        String company,
        List<String> scopes,
        Optional<String> id,
        Method method,
        Set<GrantType> grants,
        List<String> contracts,
        List<String> origins,
        TokenSettings tokenSettings,
        boolean enabled) {
      this(
          name,
          company,
          scopes,
          id,
          method,
          grants,
          contracts,
          origins,
          tokenSettings,
          CodeFlowRequest.NONE,
          Optional.empty(),
          enabled);
    }

    /** With a new secret, for all contracts. */
    public Registration(String name, String company, List<String> scopes, Optional<String> id) {
      this(
          name,
          company,
          scopes,
          id,
          new Method.BySecret(Optional.empty()),
          Set.of(),
          List.of(),
          List.of(),
          TokenSettings.NONE,
          true);
    }

    private boolean isPublic() {
      return method instanceof Method.None;
    }

    private Set<GrantType> allGrants() {
      if (codeFlow.redirectUris().isEmpty()) {
        return grants.isEmpty() ? Set.of(defaultGrant()) : grants;
      }
      return Stream.concat(Stream.of(GrantType.AUTHORIZATION_CODE), grants.stream())
          .collect(Collectors.toSet());
    }

    private GrantType defaultGrant() {
      return isPublic() ? GrantType.AUTHORIZATION_CODE : GrantType.CLIENT_CREDENTIALS;
    }
  }

  public Result<Registered, RegisterClientRefusal> register(Registration wanted) {
    Optional<Name> name = Name.parse(wanted.name());
    if (name.isEmpty()) {
      return Result.refused(new NameInvalid(wanted.name()));
    }
    Optional<ClientId> id =
        wanted.id().map(ClientId::parse).orElseGet(() -> Optional.of(ClientId.next(random)));
    if (id.isEmpty()) {
      return Result.refused(new ClientIdInvalid(wanted.id().orElse("")));
    }
    if (UserId.isReserved(id.get().value())) {
      return Result.refused(new ClientIdReserved(id.get().value()));
    }
    Optional<RegisterClientRefusal> flaw = flawOf(wanted);
    if (flaw.isPresent()) {
      return Result.refused(flaw.get());
    }
    Optional<Company> company = CompanyId.parse(wanted.company()).flatMap(companies::find);
    if (company.isEmpty()) {
      return Result.refused(new CompanyNotFound(wanted.company()));
    }
    List<String> unknown = unknownAmong(wanted.scopes(), scopes);
    if (!unknown.isEmpty()) {
      return Result.refused(new ScopesNotFound(unknown));
    }
    Set<GrantType> grants = wanted.allGrants();
    ScopeSet granted = withoutStandard(wanted.scopes());
    Optional<ScopesNeedUsers> useless = uselessAmong(wanted.scopes(), grants);
    if (useless.isPresent()) {
      return Result.refused(useless.get());
    }
    Optional<ScopesTooLong> tooLong = tooLong(granted);
    if (tooLong.isPresent()) {
      return Result.refused(tooLong.get());
    }
    Instant now = clock.instant();
    Optional<Secret> secret = secretOf(wanted.method());
    Client client =
        new Client(
            RegistrationId.next(now, random),
            id.get(),
            name.get(),
            company.get().enterprise(),
            Optional.of(company.get().id()),
            granted,
            authentication(wanted.method(), secret, now),
            grants,
            Set.copyOf(wanted.contracts()),
            origins(wanted.origins()),
            wanted.tokenSettings(),
            wanted.codeFlow().codeFlow(),
            versions(wanted, now),
            wanted.enabled(),
            now);
    if (clients.add(client)) {
      return Result.ok(new Registered(client, secret));
    }
    return Result.refused(
        clients.find(id.get()).isPresent()
            ? new ClientExists(id.get())
            : new CompanyNotFound(wanted.company()));
  }

  private Set<ContractVersion> versions(Registration wanted, Instant now) {
    return wanted
        .versions()
        .map(given -> UpdateClient.pinned(Set.of(), given))
        .orElseGet(() -> contracts.current(Set.copyOf(wanted.contracts()), now));
  }

  /** What is wrong with the method, the grants, the contracts, the origins and the code flow. */
  private Optional<RegisterClientRefusal> flawOf(Registration wanted) {
    Optional<RegisterClientRefusal> flaw =
        switch (wanted.method()) {
          case Method.BySecret(Optional<Secret> brought) ->
              brought.flatMap(Secret::weakness).map(SecretWeak::new);
          case Method.SecretLater() -> Optional.empty();
          case Method.Keys keys -> ReplaceKeys.problemOf(keys, keySets).map(KeysInvalid::new);
          case Method.None() ->
              wanted.allGrants().contains(GrantType.CLIENT_CREDENTIALS)
                  ? Optional.of(new GrantNeedsAuthentication())
                  : Optional.empty();
        };
    return flaw.or(() -> unknownContract(wanted.contracts()))
        .or(() -> UpdateClient.unknownAmong(wanted.versions().orElse(List.of()), contracts))
        .or(() -> invalidAmong(wanted.origins()))
        .or(() -> tooMany(origins(wanted.origins())))
        .or(() -> wanted.codeFlow().flaw(wanted.isPublic(), wanted.allGrants()));
  }

  private Optional<ContractNotFound> unknownContract(List<String> wanted) {
    return wanted.stream()
        .filter(contract -> !contracts.names().contains(contract))
        .findFirst()
        .map(
            contract ->
                new ContractNotFound(contract, contracts.names().stream().sorted().toList()));
  }

  private Optional<Secret> secretOf(Method method) {
    return method instanceof Method.BySecret(Optional<Secret> brought)
        ? Optional.of(brought.orElseGet(() -> Secret.generate(random)))
        : Optional.empty();
  }

  private ClientAuthentication authentication(Method method, Optional<Secret> secret, Instant now) {
    return switch (method) {
      case Method.BySecret _, Method.SecretLater _ ->
          new ClientAuthentication.BySecret(
              secret.stream()
                  .map(
                      it ->
                          new ClientSecret(
                              SecretId.next(now, random),
                              it.digest(),
                              now,
                              Optional.empty(),
                              Optional.empty()))
                  .toList());
      case Method.Keys keys -> ReplaceKeys.authentication(keys);
      case Method.None() -> new ClientAuthentication.None();
    };
  }

  /** The scopes are part of tokens, and tokens have to fit into headers. */
  static Optional<ScopesTooLong> tooLong(ScopeSet scopes) {
    int length = scopes.toString().length();
    return length > MAX_SCOPES
        ? Optional.of(new ScopesTooLong(length, MAX_SCOPES))
        : Optional.empty();
  }

  /** The first that no browser sends. */
  static Optional<OriginInvalid> invalidAmong(List<String> origins) {
    return origins.stream()
        .filter(origin -> Origin.parse(origin).isEmpty())
        .findFirst()
        .map(OriginInvalid::new);
  }

  static Optional<OriginsTooMany> tooMany(Set<Origin> origins) {
    return origins.size() > MAX_ORIGINS
        ? Optional.of(new OriginsTooMany(MAX_ORIGINS))
        : Optional.empty();
  }

  static Set<Origin> origins(List<String> origins) {
    return origins.stream().map(Origin::new).collect(Collectors.toSet());
  }

  static List<String> unknownAmong(List<String> wanted, Scopes scopes) {
    Set<String> known =
        scopes.all().stream()
            .map(RegisteredScope::scope)
            .map(Scope::value)
            .collect(Collectors.toSet());
    return wanted.stream().filter(scope -> !known.contains(scope) && !isStandard(scope)).toList();
  }

  /** Scopes that a client has anyway, or cannot have (see {@link StandardScopes}). */
  private static boolean isStandard(String scope) {
    return Scope.parse(scope).filter(StandardScopes::include).isPresent();
  }

  static ScopeSet withoutStandard(List<String> scopes) {
    return new ScopeSet(
        scopes.stream().filter(scope -> !isStandard(scope)).map(Scope::new).toList());
  }

  /** The scopes about a user, where users cannot authorize the client. */
  static Optional<ScopesNeedUsers> uselessAmong(List<String> scopes, Set<GrantType> grants) {
    List<String> standard = scopes.stream().filter(RegisterClient::isStandard).toList();
    return standard.isEmpty() || grants.contains(GrantType.AUTHORIZATION_CODE)
        ? Optional.empty()
        : Optional.of(new ScopesNeedUsers(standard));
  }

  /** A new client and its secret, if it has one; the secret is not available again. */
  public record Registered(Client client, Optional<Secret> secret) {}
}
