package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.admin.client.AddSecret;
import dev.tollgate.application.admin.client.DeleteClient;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.admin.client.RevokeSecret;
import dev.tollgate.application.admin.client.UnlinkClient;
import dev.tollgate.application.admin.key.KeyRecord;
import dev.tollgate.application.admin.key.RetireKey;
import dev.tollgate.application.admin.key.RotateKey;
import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.admin.tenant.ChangeCompany;
import dev.tollgate.application.admin.tenant.ChangeEnterprise;
import dev.tollgate.application.admin.tenant.CreateCompany;
import dev.tollgate.application.admin.tenant.CreateEnterprise;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.RequestRehearsal;
import dev.tollgate.application.port.StoreTrace;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.MeasuredStorage;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.TracedStorage;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import dev.tollgate.http.Triggers;
import dev.tollgate.http.Watcher;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.explain.KeptReplies;
import dev.tollgate.http.json.CanonicalJson;
import dev.tollgate.http.jwt.ClientJwks;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.SealedKeyMaker;
import dev.tollgate.http.metrics.Metrics;
import dev.tollgate.http.password.Argon2Hasher;
import dev.tollgate.http.password.HashCost;
import dev.tollgate.http.peer.Network;
import dev.tollgate.http.peer.ProxySettings;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.persistence.cached.CachedStorage;
import dev.tollgate.persistence.jdbc.StoreTimeout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A server on a free port of the loopback, its store, and the tenants that a test makes. Every
 * answer has to be one that the server's description of its endpoints allows.
 */
final class World implements AutoCloseable {

  static final String SCOPES = "profile:read templates:read assets:read";

  static final int PER_MINUTE = 60;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final Folders FOLDERS = Folders.onClassPath();

  private static final String MASTER_KEY_TEXT = MasterKey.generate();

  private static final MasterKey MASTER_KEY = MasterKey.parse(MASTER_KEY_TEXT).orElseThrow();

  /** Making an RSA key takes many times what the rest of a server's start takes. */
  private static final SigningKey RSA_KEY =
      new SealedKeyMaker(MASTER_KEY).generate(SigningAlgorithm.RS256, START, START);

  private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8").orElseThrow());

  /** No test may fail because a machine is slow. */
  private static final Map<String, String> PATIENT =
      Map.of("TOLLGATE_STORAGE_TIMEOUT", StoreTimeout.PATIENT);

  private static final Duration REDIS_PATIENCE = Duration.ofSeconds(5);

  /** The issuer of the server, as in the examples of the error references. */
  static final String ISSUER = "https://auth.example.com";

  final Outage outage = new Outage();
  final Metrics metrics = new Metrics();
  final Storage storage;
  final Server server;
  RawHttp http;

  private Tenant keptTenant;
  private String keptToken;
  private String keptRfcToken;
  private final MovableClock clock;
  private final AtomicLong age = new AtomicLong();
  private final RandomGenerator random = new SecureRandom();
  private final String store;
  private final ServerSettings settings;
  private final AuditTrail trail;
  private Optional<Server> framework = Optional.empty();
  final BusyHasher hasher = new BusyHasher(new Argon2Hasher(new HashCost(1, 1), random));

  World() {
    this(new Setup());
  }

  World(List<Network> trustedProxies) {
    this(Setup.with(it -> it.trustedProxies = trustedProxies));
  }

  /** With another audit trail than the usual one. */
  World(AuditTrail trail) {
    this(Setup.with(it -> it.trail = Optional.of(trail)));
  }

  /**
   * A world for clients that live in the present: it goes by its own address, and limits nobody.
   */
  static World ofToday(SigningAlgorithm algorithm) {
    return ofToday(algorithm, Optional.empty());
  }

  /** The same, behind a proxy by whose address it goes. */
  static World ofToday(SigningAlgorithm algorithm, Optional<String> issuer) {
    return new World(
        Setup.ofToday(
            it -> {
              it.issuer = issuer;
              it.decided = Map.of("--rfc-signing-algorithm", algorithm.toString());
            }));
  }

  /** The same, where an address has 30 requests an hour under the contract dnsimple. */
  static World ofTodayWithHourlyLimit() {
    return new World(
        Setup.ofToday(it -> it.decided = Map.of("--dnsimple-address-rate-limit", "30")));
  }

  /** A world where the contract better-i18n takes a refresh token once. */
  static World withRefreshTokensForOneUse() {
    return decided("--better-i18n-refresh-token-use", "once");
  }

  /** A world of today whose server processes a few requests at once. */
  static World processing(int requests) {
    return new World(
        Setup.ofToday(it -> it.decided = Map.of("--max-requests", String.valueOf(requests))));
  }

  /** A world of today on a store behind the cache, as servers have it; nobody is limited. */
  static World asServed(String store) {
    return new World(
        Setup.ofToday(
            it -> {
              it.decided = Map.of("--sign-in-account-limit", "0", "--sign-in-address-limit", "0");
              it.store = store;
              it.around = CachedStorage::over;
            }));
  }

  /** A world that processes a few requests at once and measures all that servers measure. */
  static World measured(String store, int requests) {
    return new World(
        Setup.with(
            it -> {
              it.decided = Map.of("--max-requests", String.valueOf(requests));
              it.store = store;
              it.around =
                  (opened, measurements) ->
                      CachedStorage.over(
                          MeasuredStorage.over(opened, measurements, System::nanoTime),
                          measurements);
            }));
  }

  /** A world with another audit trail than the usual one, and a store that tells what it does. */
  static World traced(AuditTrail trail, StoreTrace trace) {
    return new World(
        Setup.with(
            it -> {
              it.trail = Optional.of(trail);
              it.around = (opened, _) -> TracedStorage.over(opened, trace);
            }));
  }

  /** A world over the store with this URL. */
  static World over(String store) {
    return new World(Setup.with(it -> it.store = store));
  }

  /** A world over a store in memory, whose servers share rate limits through this Redis. */
  static World sharingLimits(String redis) {
    return new World(
        Setup.with(
            it -> {
              it.store = "memory:" + UUID.randomUUID();
              it.limitsRedis = Optional.of(new RedisUrl(redis, REDIS_PATIENCE));
            }));
  }

  /** A world of today whose server has wording of its operator. */
  static World with(ContractFiles files) {
    return new World(Setup.ofToday(it -> it.folders = FOLDERS.with(files)));
  }

  /** A world whose server replies 429 to too many requests, also where 503 is the default. */
  static World withLimits429() {
    return decided("--rfc-rate-limit-status", "429");
  }

  /** A world whose server takes assertions that are meant for the issuer, and for no endpoint. */
  static World withAssertionsForTheIssuerOnly() {
    return decided("--rfc-assertion-audience", "issuer");
  }

  /** A world whose server has another setting than the usual one. */
  private static World decided(String option, String value) {
    return new World(Setup.with(it -> it.decided = Map.of(option, value)));
  }

  /** What a world consists of. */
  private static final class Setup {

    private List<Network> trustedProxies = LOOPBACK;
    private Optional<AuditTrail> trail = Optional.empty();
    private MovableClock clock = new MovableClock(START);
    private Optional<String> issuer = Optional.of(ISSUER);

    /** The limits of requests a minute; 0 for none. */
    private int perMinute = PER_MINUTE;

    private Map<String, String> decided = Map.of();
    private String store = "memory:";
    private Folders folders = FOLDERS;
    private Optional<RedisUrl> limitsRedis = Optional.empty();
    private BiFunction<Storage, Measurements, Storage> around = (opened, _) -> opened;

    static Setup with(Consumer<Setup> change) {
      Setup setup = new Setup();
      change.accept(setup);
      return setup;
    }

    /** In the present, by its own address, and without limits. */
    static Setup ofToday(Consumer<Setup> change) {
      Consumer<Setup> today =
          it -> {
            it.clock = new MovableClock(Instant::now);
            it.issuer = Optional.empty();
            it.perMinute = 0;
          };
      return with(today.andThen(change));
    }
  }

  private World(Setup setup) {
    GivenSecrets.ALL.watch();
    clock = setup.clock;
    store = setup.store;
    storage = setup.around.apply(outage.of(open(metrics)), metrics);
    settings =
        new ServerSettings(
            List.of(new ListenAddress("127.0.0.1", 0)),
            setup.issuer,
            setup.folders,
            new SettingValues(values(setup.perMinute, setup.decided)),
            new ProxySettings(setup.trustedProxies),
            Triggers.NONE,
            KeptReplies.USUAL,
            Watcher.NOBODY,
            setup.limitsRedis);
    boolean _ = storage.keys().addFirst(rsaKey(clock.instant()));
    trail = setup.trail.orElseGet(() -> new LogAuditTrail(clock));
    server = start(settings, storage, metrics);
    http = to(server);
    for (String scope : SCOPES.split(" ", -1)) {
      var _ = new CreateScope(storage.scopes()).create(scope, "a scope", true, false);
    }
  }

  private RawHttp to(Server asked) {
    int described = server.address().port();
    return new RawHttp(
        asked.address().port(),
        outage::requestBegins,
        (request, reply) -> Description.of(described).check(request, reply));
  }

  /** What an act gets from a server on the same store that leaves all requests to the framework. */
  <T> T withoutExpressLane(Supplier<T> act) {
    RawHttp before = http;
    http = to(withoutExpressLane());
    try {
      return act.get();
    } finally {
      http = before;
    }
  }

  /** That server, started when it is first needed. */
  Server withoutExpressLane() {
    if (framework.isEmpty()) {
      framework = Optional.of(deciding(Map.of("--express-lane", "off")));
    }
    return framework.get();
  }

  /** One more server on the same store, with other settings. */
  Server deciding(Map<String, String> others) {
    Map<String, String> values = new HashMap<>(settings.values().given());
    values.putAll(others);
    return start(
        new ServerSettings(
            settings.listen(),
            settings.issuer(),
            settings.folders(),
            new SettingValues(values),
            settings.proxies()),
        storage);
  }

  private static SigningKey rsaKey(Instant now) {
    return new SigningKey(
        RSA_KEY.kid(), RSA_KEY.algorithm(), RSA_KEY.publicJwk(), RSA_KEY.sealedPrivate(), now, now);
  }

  private Storage open() {
    return open(Measurements.NONE);
  }

  private Storage open(Measurements measurements) {
    try {
      return Stores.await(Duration.ZERO, store, Path.of("unused"), PATIENT, measurements);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Server start(Storage opened) {
    return start(settings, opened);
  }

  /** The metrics are those of the first server: each process has its own. */
  private Server start(ServerSettings decided, Storage opened) {
    return start(decided, opened, Measurements.NONE);
  }

  private Server start(ServerSettings decided, Storage opened, Measurements measurements) {
    return Server.start(
        decided, MASTER_KEY, opened, hasher, trail, measurements, clock, random, age::get);
  }

  /** What answers requests as this server would, and changes nothing. */
  RequestRehearsal rehearsal() {
    return new ServerRehearsal(
        settings,
        storage,
        new StoreOptions(Path.of("unused"), store),
        Map.of(MasterKeys.VARIABLE, MASTER_KEY_TEXT),
        new CanonicalJson(),
        clock,
        random);
  }

  /** One more server, which opens the store by itself. */
  Node node() {
    Storage opened = open();
    return new Node(start(opened), opened);
  }

  /** One more server on the same store, which listens elsewhere and believes other proxies. */
  Server listening(List<ListenTarget> listen, ProxySettings proxies) {
    return start(
        new ServerSettings(listen, settings.issuer(), FOLDERS, settings.values(), proxies),
        storage);
  }

  /** A server with a connection of its own to the store. */
  record Node(Server server, Storage storage) implements AutoCloseable {

    int port() {
      return server.address().port();
    }

    @Override
    public void close() {
      server.close();
      storage.close();
    }
  }

  /** Signs with what is quickest; no limit of rfc where cliquify has none. */
  private static Map<String, String> values(int perMinute, Map<String, String> decided) {
    String limit = String.valueOf(perMinute);
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "--rfc-signing-algorithm", "ES256",
                "--rfc-rate-limit", limit,
                "--api-rate-limit", limit,
                "--oauth-rate-limit", limit,
                "--dnsimple-address-rate-limit", perMinute == 0 ? "0" : "30"));
    values.putAll(decided);
    return values;
  }

  /** A client with a secret, in a new company and enterprise. */
  record Tenant(Client client, String secret) {

    String id() {
      return client.id().value();
    }

    String form() {
      return "client_id=" + id() + "&client_secret=" + secret;
    }
  }

  Tenant tenant() {
    return tenant(SCOPES);
  }

  Tenant tenant(String scopes) {
    String enterprise =
        done(new CreateEnterprise(storage.enterprises(), clock, random).create("Acme"))
            .id()
            .value();
    String company =
        done(new CreateCompany(storage.enterprises(), storage.companies(), clock, random)
                .create("Acme Brands", enterprise, Optional.empty(), false))
            .id()
            .value();
    return register(company, scopes, Optional.empty());
  }

  Tenant register(String company, String scopes, Optional<String> id) {
    return register(
        new RegisterClient.Registration(
            "ci", company, scopes.isEmpty() ? List.of() : List.of(scopes.split(" ", -1)), id));
  }

  /** A client of the tenant's company; no grants means the usual ones, no contracts means all. */
  Tenant register(Tenant beside, Method method, Set<GrantType> grants, List<String> contracts) {
    return register(
        new RegisterClient.Registration(
            "ci",
            beside.client().company().orElseThrow().value(),
            List.of(SCOPES.split(" ", -1)),
            Optional.empty(),
            method,
            grants,
            contracts,
            List.of(),
            TokenSettings.NONE,
            true));
  }

  private Tenant register(RegisterClient.Registration registration) {
    RegisterClient.Registered registered =
        done(
            new RegisterClient(
                    storage.clients(),
                    storage.companies(),
                    storage.scopes(),
                    new ClientJwks(),
                    new KnownContracts(
                        Set.copyOf(ErrorReference.contracts()),
                        Set.copyOf(settings.folders().versions())),
                    clock,
                    random)
                .register(registration));
    return new Tenant(
        registered.client(),
        registered.secret().map(Secret::reveal).map(GivenSecrets.ALL::keep).orElse(""));
  }

  /** Registers another client of the tenant's company, whose secret web pages of the origin use. */
  Tenant registerWithOrigin(Tenant beside, String origin) {
    return register(
        new RegisterClient.Registration(
            "ci",
            beside.client().company().orElseThrow().value(),
            List.of(SCOPES.split(" ", -1)),
            Optional.empty(),
            new Method.BySecret(Optional.empty()),
            Set.of(),
            List.of(),
            List.of(origin),
            TokenSettings.NONE,
            true));
  }

  /** A user who belongs to the company of a tenant. */
  User user(Tenant tenant, String email, String password) {
    String _ = GivenSecrets.ALL.keep(password);
    User user =
        new User(
            UserId.next(clock.instant(), random),
            new Email(email),
            Optional.empty(),
            true,
            List.of(),
            Optional.of(hasher.hash(new Password(password))),
            List.of(new Membership(tenant.client().company().orElseThrow(), false)),
            true,
            clock.instant(),
            clock.instant());
    if (!storage.users().add(user)) {
      throw new AssertionError("a user of this email exists");
    }
    return user;
  }

  /** A new company of the tenant's enterprise. */
  CompanyId company(Tenant beside) {
    return done(new CreateCompany(storage.enterprises(), storage.companies(), clock, random)
            .create("Acme Labs", beside.client().enterprise().value(), Optional.empty(), false))
        .id();
  }

  /** A new company of the tenant's enterprise, with this account number. */
  CompanyId company(Tenant beside, int accountNumber) {
    Instant now = clock.instant();
    Company company =
        new Company(
            CompanyId.next(now, random),
            beside.client().enterprise(),
            new Name("Acme Labs"),
            Optional.empty(),
            OptionalLong.of(accountNumber),
            CustomClaims.NONE,
            false,
            true,
            now);
    if (!storage.companies().add(company)) {
      throw new AssertionError("the account number is taken");
    }
    return company.id();
  }

  /** Makes a client another one under the same registration. */
  void replace(Client client) {
    boolean _ = storage.clients().remove(client.id());
    if (!storage.clients().add(client)) {
      throw new AssertionError("the client cannot be replaced");
    }
  }

  /** Replaces the documents of the tenant's company. */
  void fill(Tenant tenant, List<Document> documents) {
    try (Documents.Edition edition =
        storage.documents().replace(tenant.client().company().orElseThrow())) {
      edition.add(documents);
      edition.publish();
    }
  }

  /** A token of the contract cliquify. */
  String token(Tenant tenant) {
    String body = http.form("/oauth/access-token", tenant.form()).body();
    int start = body.indexOf("\"access_token\":\"") + "\"access_token\":\"".length();
    return body.substring(start, body.indexOf('"', start));
  }

  /** A token of the contract rfc. */
  String rfcToken(Tenant tenant) {
    return rfcToken(tenant, "");
  }

  /** A token of the contract rfc, requested with more parameters. */
  String rfcToken(Tenant tenant, String more) {
    String form = "grant_type=client_credentials&" + tenant.form() + more;
    String body = http.form("/oauth2/token", form).body();
    int start = body.indexOf("\"access_token\":\"") + "\"access_token\":\"".length();
    return body.substring(start, body.indexOf('"', start));
  }

  void revoke(String token) {
    String payload =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    String id = payload.replaceAll(".*\"jti\":\"([^\"]*)\".*", "$1");
    boolean _ = storage.tokens().revoke(new TokenId(id), clock.instant());
  }

  void revokeOpaque(String token) {
    TokenId id = storage.tokens().findByDigest(SecretDigest.of(token)).orElseThrow().id();
    boolean _ = storage.tokens().revoke(id, clock.instant());
  }

  void disable(Tenant tenant) {
    var _ = done(new EnableClient(storage.clients()).set(tenant.id(), false));
  }

  void delete(Tenant tenant) {
    var _ = done(new DeleteClient(storage.clients()).delete(tenant.id()));
  }

  void revokeSecrets(Tenant tenant) {
    for (ClientSecret secret : tenant.client().secrets()) {
      var _ =
          done(new RevokeSecret(storage.clients(), clock).revoke(tenant.id(), secret.id().value()));
    }
  }

  String addSecret(Tenant tenant, Duration expiresIn) {
    return done(new AddSecret(storage.clients(), clock, random)
            .add(tenant.id(), Optional.of(expiresIn)))
        .secret()
        .reveal();
  }

  void unlink(Tenant tenant) {
    var _ = done(new UnlinkClient(storage.clients()).unlink(tenant.id()));
  }

  void setEnterpriseActive(Tenant tenant, boolean active) {
    var _ =
        done(
            new ChangeEnterprise(storage.enterprises())
                .change(tenant.client().enterprise().value(), new TenantChange.SetActive(active)));
  }

  void setCompanyActive(Tenant tenant, boolean active) {
    var _ =
        done(
            new ChangeCompany(storage.companies())
                .change(
                    tenant.client().company().orElseThrow().value(),
                    new TenantChange.SetActive(active)));
  }

  /** Generates a key that signs at once; the server reads it with the next request. */
  KeyRecord rotate(SigningAlgorithm algorithm) {
    return rotate(algorithm, MASTER_KEY);
  }

  /** The same with a master key that is not the server's. */
  void rotateByAnotherMasterKey(SigningAlgorithm algorithm) {
    KeyRecord _ = rotate(algorithm, MasterKey.parse(MasterKey.generate()).orElseThrow());
  }

  private KeyRecord rotate(SigningAlgorithm algorithm, MasterKey masterKey) {
    pass(Duration.ofSeconds(1));
    KeyRecord made =
        new RotateKey(storage.keys(), new SealedKeyMaker(masterKey), clock).rotate(algorithm, true);
    ageKeys();
    return made;
  }

  /** Retires a key; the server notices with the next request. */
  void retire(String kid) {
    var _ = done(new RetireKey(storage.keys(), clock).retire(kid));
    ageKeys();
  }

  Reply get(String target, String... headers) {
    return http.get(target, headers);
  }

  Reply form(String target, String body, String... headers) {
    return http.form(target, body, headers);
  }

  Reply json(String target, String body, String... headers) {
    return http.json(target, body, headers);
  }

  Reply send(String request) {
    return http.send(request);
  }

  /** The reply to a request while the store fails; what the request needs is created before. */
  Reply failing(Supplier<RuntimeException> cause, Function<World, Reply> request) {
    keep();
    return outage.during(cause, () -> request.apply(this));
  }

  /**
   * Creates what a request needs before the store fails: a tenant and live tokens of its client.
   */
  private void keep() {
    keptTenant = tenant();
    keptToken = token(keptTenant);
    keptRfcToken = rfcToken(keptTenant);
  }

  Tenant keptTenant() {
    return keptTenant;
  }

  /** A token of the contract cliquify. */
  String keptToken() {
    return keptToken;
  }

  /** A token of the contract rfc. */
  String keptRfcToken() {
    return keptRfcToken;
  }

  /** Makes the keys that the server has read too old to use. */
  void ageKeys() {
    long _ = age.addAndGet(Duration.ofSeconds(2).toNanos());
  }

  /** The server's health as it is now, not as it was within the last second. */
  Reply health() {
    ageKeys();
    return get("/health");
  }

  /** Advances the time of the server, except for the age of the keys that it has read. */
  void pass(Duration time) {
    clock.offset = clock.offset.plus(time);
  }

  private static <T, R> T done(Result<T, R> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError("refused: " + refusal);
        });
  }

  @Override
  public void close() {
    server.close();
    framework.ifPresent(Server::close);
    storage.close();
    metrics.close();
    assertEquals(List.of(), GivenSecrets.ALL.leaks(), "the log shows secrets");
  }

  /** Goes on from a time that stands still, or from the real one. */
  private static final class MovableClock extends Clock {

    private final Supplier<Instant> start;
    private volatile Duration offset = Duration.ZERO;

    private MovableClock(Instant start) {
      this(() -> start);
    }

    private MovableClock(Supplier<Instant> start) {
      this.start = start;
    }

    @Override
    public Instant instant() {
      return start.get().plus(offset);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("instants have no zone");
    }
  }
}
