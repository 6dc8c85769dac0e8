package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.ChangedClients;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.SignInAttempts;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.application.storage.Users;
import dev.tollgate.application.storage.audit.AuditedStorage;
import dev.tollgate.application.storage.memory.Table.Below;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a store in memory holds. One verb at a time works on it, holding the lock of this object.
 */
public final class Memory {

  /** The other store that this one began as; empty if it began empty. */
  final Optional<Storage> below;

  final Table<Enterprise> enterprises;
  final Table<Company> companies;
  final Table<Client> clients;
  final Table<RegisteredScope> scopes;
  final Table<ResourceUri> resources;
  final Table<Token> tokens;
  final Table<SpentAssertion> assertions;
  final Table<SigningKey> keys;
  final Table<User> users;
  final Table<Grant> grants;
  final Table<AuthorizationCode> codes;
  final Table<RefreshToken> refreshTokens;
  final Table<Project> projects;
  final Table<AuditRecord> auditRecords;

  /** A dry run takes those of a user over from the store below when it is asked for them. */
  final Table<Session> sessions = new Table<>(it -> it.id().value(), Below.nothing());

  /** The users whose sessions were taken over from the store below. */
  final Set<UserId> readBelow = new HashSet<>();

  final Table<MemorySignInAttempts.Count> attempts =
      new Table<>(it -> it.key().hex(), Below.nothing());

  /** The first key of each algorithm. */
  final Table<SigningKey> firstKeys;

  /** The ids of keys that were removed. */
  final Table<String> retiredKeys;

  /** The ids of opaque tokens, by the digests of their texts; some may be purged. */
  private final Map<SecretDigest, TokenId> opaqueTokens = new HashMap<>();

  /** The ids of users that were added, by the keys of their emails. */
  private final Map<String, UserId> emails = new HashMap<>();

  final Table<MemoryLeases.Lease> leases = new Table<>(MemoryLeases.Lease::name, Below.nothing());
  final Library library;
  final ChangeLog<TokenId> revocations = new ChangeLog<>();
  final ChangeLog<ClientId> changedClients = new ChangeLog<>();

  /** Registrations that were removed and may have tokens left. */
  final Set<RegistrationId> gone = new HashSet<>();

  /** The greatest account number that was given out or added here. */
  private long accountNumbers;

  /** How many tokens of the store below were purged. */
  long purgedBelow;

  /** Holds nothing. */
  public Memory() {
    this(Optional.empty());
  }

  /**
   * Holds what another store holds, and keeps every change to itself: a dry run, of which there are
   * no audit records.
   */
  public static Memory over(Storage below) {
    return new Memory(Optional.of(below));
  }

  /** One more way into the same store; closing it closes the store below. */
  public Storage open() {
    Access access = new Access(this);
    Storage ports = ports(access);
    return below.isPresent()
        ? ports
        : AuditedStorage.over(ports, verbs -> access.run(_ -> verbs.get()));
  }

  private Storage ports(Access access) {
    return ComposedStorage.closing(access::close)
        .with(Enterprises.class, new MemoryEnterprises(access))
        .with(Companies.class, new MemoryCompanies(access))
        .with(Clients.class, new MemoryClients(access))
        .with(Scopes.class, new MemoryScopes(access))
        .with(Tokens.class, new MemoryTokens(access))
        .with(ClientTokens.class, new MemoryClientTokens(access))
        .with(AllTokens.class, new MemoryAllTokens(access))
        .with(Revocations.class, new MemoryRevocations(access))
        .with(ChangedClients.class, new MemoryChangedClients(access))
        .with(Leases.class, new MemoryLeases(access))
        .with(Documents.class, new MemoryDocuments(access))
        .with(Resources.class, new MemoryResources(access))
        .with(Assertions.class, new MemoryAssertions(access))
        .with(Users.class, new MemoryUsers(access))
        .with(Sessions.class, new MemorySessions(access))
        .with(SignInAttempts.class, new MemorySignInAttempts(access))
        .with(Grants.class, new MemoryGrants(access))
        .with(AuthorizationCodes.class, new MemoryAuthorizationCodes(access))
        .with(RefreshTokens.class, new MemoryRefreshTokens(access))
        .with(Projects.class, new MemoryProjects(access))
        .with(AuditRecords.class, new MemoryAuditRecords(access))
        .with(Keys.class, new MemoryKeys(access));
  }

  private Memory(Optional<Storage> below) {
    this.below = below;
    enterprises =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> store.enterprises().find(new EnterpriseId(id)),
                        listed(store.enterprises()::page))));
    companies =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> store.companies().find(new CompanyId(id)),
                        listed(store.companies()::page))));
    clients =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> store.clients().find(new ClientId(id)),
                        listed(store.clients()::page))));
    tokens =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> store.tokens().find(new TokenId(id)), store.allTokens()::page)));
    assertions =
        new Table<>(
            it -> it.digest().hex(),
            below(store -> new Below<>(digest -> Optional.empty(), store.assertions()::page)));
    users =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> store.users().find(new UserId(id)), listed(store.users()::page))));
    grants =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> store.grants().find(new GrantId(id)),
                        (after, limit) -> store.grants().page(Grants.Filter.ALL, after, limit))));
    codes =
        new Table<>(
            it -> it.digest().hex(),
            below(
                store ->
                    new Below<>(
                        digest -> store.authorizationCodes().find(new SecretDigest(digest)),
                        store.authorizationCodes()::page)));
    refreshTokens =
        new Table<>(
            it -> it.digest().hex(),
            below(
                store ->
                    new Below<>(
                        digest -> store.refreshTokens().find(new SecretDigest(digest)),
                        store.refreshTokens()::page)));
    projects =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> store.projects().find(new ProjectId(id)),
                        (after, limit) -> store.projects().page(Optional.empty(), after, limit))));
    auditRecords =
        new Table<>(
            it -> it.id().value(),
            below(
                store ->
                    new Below<>(
                        id -> Optional.empty(),
                        (after, limit) ->
                            store.auditRecords().page(AuditRecords.Filter.ALL, after, limit))));
    scopes = listedWhole(it -> it.scope().value(), store -> store.scopes().all());
    resources = listedWhole(ResourceUri::value, store -> store.resources().all());
    keys = listedWhole(SigningKey::kid, store -> store.keys().all());
    firstKeys = listedWhole(it -> it.algorithm().name(), store -> store.keys().all());
    retiredKeys = listedWhole(kid -> kid, store -> store.keys().retired());
    library = new Library(below.map(Storage::documents));
  }

  /** False, and nothing changes, if the id or the account number is taken. */
  boolean addNumbered(Company company) {
    OptionalLong number = company.accountNumber();
    boolean isAdded =
        (number.isEmpty()
                || number.getAsLong() > latestAccountNumber()
                || companies.page("", 1, it -> it.accountNumber().equals(number)).isEmpty())
            && companies.add(company);
    if (isAdded) {
      accountNumbers = Math.max(accountNumbers, number.orElse(0));
    }
    return isAdded;
  }

  long nextAccountNumber() {
    accountNumbers = latestAccountNumber() + 1;
    return accountNumbers;
  }

  private long latestAccountNumber() {
    long above = accountNumbers;
    return below.isEmpty()
        ? above
        : companies.all(_ -> true).stream()
            .mapToLong(it -> it.accountNumber().orElse(0))
            .reduce(above, Math::max);
  }

  boolean isNew(Token token) {
    return tokens.find(token.id().value()).isEmpty()
        && token.digest().flatMap(this::findByDigest).isEmpty();
  }

  /** False, and nothing changes, if the id or the digest is taken. */
  boolean add(Token token) {
    boolean isAdded = isNew(token) && tokens.add(token);
    if (isAdded) {
      token.digest().ifPresent(digest -> opaqueTokens.put(digest, token.id()));
    }
    return isAdded;
  }

  /** Adds a token with a fresh id. */
  void issue(Token token) {
    if (!add(token)) {
      throw new IllegalStateException("a fresh token id was taken");
    }
  }

  boolean add(User user) {
    boolean isAdded = users.add(user);
    if (isAdded) {
      emails.put(user.email().key(), user.id());
    }
    return isAdded;
  }

  void forget(User user) {
    emails.remove(user.email().key());
  }

  Optional<User> findByEmail(Email email) {
    return Optional.ofNullable(emails.get(email.key()))
        .or(() -> below.flatMap(store -> store.users().findByEmail(email)).map(User::id))
        .flatMap(id -> users.find(id.value()));
  }

  Optional<Token> findByDigest(SecretDigest digest) {
    return Optional.ofNullable(opaqueTokens.get(digest))
        .or(() -> below.flatMap(store -> store.tokens().findByDigest(digest)).map(Token::id))
        .flatMap(id -> tokens.find(id.value()));
  }

  /** The values of a port that lists all of them at once. */
  private <V> Table<V> listedWhole(Function<V, String> key, Function<Storage, List<V>> all) {
    return new Table<>(
        key,
        below(
            store ->
                new Below<>(
                    wanted -> first(all.apply(store), it -> key.apply(it).equals(wanted)),
                    (after, limit) -> part(all.apply(store), key, after, limit))));
  }

  private static <V> Optional<V> first(List<V> all, Predicate<V> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  private static <V> List<V> part(List<V> all, Function<V, String> key, String after, int limit) {
    return all.stream()
        .filter(it -> key.apply(it).compareTo(after) > 0)
        .sorted(Comparator.comparing(key))
        .limit(limit)
        .toList();
  }

  private <V> Below<V> below(Function<Storage, Below<V>> reading) {
    return below.map(reading).orElseGet(Below::nothing);
  }

  private static <V> Table.Pages<V> listed(Function<Listing, List<V>> pages) {
    return (after, limit) -> pages.apply(new Listing(after, Optional.empty(), limit));
  }
}
