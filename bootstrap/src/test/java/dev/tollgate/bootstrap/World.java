package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.AddSecret;
import dev.tollgate.application.admin.ChangeCompany;
import dev.tollgate.application.admin.ChangeEnterprise;
import dev.tollgate.application.admin.CreateCompany;
import dev.tollgate.application.admin.CreateEnterprise;
import dev.tollgate.application.admin.CreateScope;
import dev.tollgate.application.admin.DeleteClient;
import dev.tollgate.application.admin.EnableClient;
import dev.tollgate.application.admin.RegisterClient;
import dev.tollgate.application.admin.RevokeSecret;
import dev.tollgate.application.admin.UnlinkClient;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.http.cliquify.CliquifySettings;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.limit.Network;
import dev.tollgate.http.limit.ProxySettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A server on a free port of the loopback, its store, and the tenants that a test makes. */
final class World implements AutoCloseable {

  static final String SCOPES = "profile:read templates:read assets:read";

  static final int PER_MINUTE = 60;

  private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8").orElseThrow());

  final Outage outage = new Outage();
  final Storage storage = outage.of(Stores.open("memory:", Path.of("unused"), Map.of()));
  final Server server;
  final RawHttp http;

  private String keptToken;
  private final MovableClock clock = new MovableClock();
  private final RandomGenerator random = new SecureRandom();

  World() {
    this(LOOPBACK);
  }

  World(List<Network> trustedProxies) {
    this(trustedProxies, Optional.empty());
  }

  /** With another audit trail than the usual one. */
  World(AuditTrail audit) {
    this(LOOPBACK, Optional.of(audit));
  }

  private World(List<Network> trustedProxies, Optional<AuditTrail> audit) {
    server =
        Server.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                MasterKey.parse(MasterKey.generate()).orElseThrow(),
                new CliquifySettings(
                    Duration.ofDays(30),
                    ScopeSet.of(SCOPES.split(" ", -1)),
                    PER_MINUTE,
                    PER_MINUTE),
                new ProxySettings(trustedProxies)),
            storage,
            audit.orElseGet(() -> new LogAuditTrail(clock)),
            clock,
            random);
    http = new RawHttp(server.uri().getPort(), outage::requestBegins);
    for (String scope : SCOPES.split(" ", -1)) {
      var _ = new CreateScope(storage.scopes()).create(scope, "a scope");
    }
  }

  /** A client with a secret, of a company and an enterprise of its own. */
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
                .create("Acme Brands", enterprise))
            .id()
            .value();
    return register(company, scopes, Optional.empty());
  }

  Tenant register(String company, String scopes, Optional<String> id) {
    RegisterClient.Registered registered =
        done(
            new RegisterClient(
                    storage.clients(), storage.companies(), storage.scopes(), clock, random)
                .register(
                    new RegisterClient.Registration(
                        "ci",
                        company,
                        scopes.isEmpty() ? List.of() : List.of(scopes.split(" ", -1)),
                        id)));
    return new Tenant(registered.client(), registered.secret().reveal());
  }

  /** Gives the tenant's company these documents in place of those that it has. */
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

  /** The answer to a request that meets a store which fails; what it needs was made before. */
  Reply failing(Supplier<RuntimeException> cause, Function<World, Reply> request) {
    keptToken = token(tenant());
    return outage.during(cause, () -> request.apply(this));
  }

  /** A live token that was made before the failure. */
  String keptToken() {
    if (keptToken == null) {
      keptToken = token(tenant());
    }
    return keptToken;
  }

  /** Lets time pass for the server at once. */
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
    storage.close();
  }

  /** Time stands still unless a test lets it pass. */
  private static final class MovableClock extends Clock {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private volatile Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
      return START.plus(offset);
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
