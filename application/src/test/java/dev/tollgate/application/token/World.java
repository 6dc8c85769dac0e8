package dev.tollgate.application.token;

import dev.tollgate.application.MapStore;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One enterprise with one company and one client, {@code ci}, whose secret is {@code right}; tokens
 * are written as {@code signed:ID:EXPIRY}.
 */
final class World {

  static final Instant START = Instant.parse("2026-01-01T12:00:00.789Z");

  /** Lets clients of inactive companies and without scopes have tokens. */
  static final Terms TERMS = terms("cliquify", Optional.empty(), false);

  /** As {@link #TERMS}, but refuses both. */
  static final Terms STRICT_TERMS = terms("cliquify", Optional.empty(), true);

  static final ResourceUri ISSUER = new ResourceUri("https://issuer.example");
  static final Terms OTHER_TERMS = terms("rfc", Optional.of(ISSUER), true);

  static final EnterpriseId ENTERPRISE = new EnterpriseId("ent_1");
  static final CompanyId COMPANY = new CompanyId("com_1");
  static final ClientId CLIENT = new ClientId("ci");
  static final ScopeSet SCOPES = ScopeSet.of("z:last", "a:first", "m:middle");

  final MapStore store = new MapStore();
  final List<String> audited = new ArrayList<>();
  final PlainAssertions assertions = new PlainAssertions();
  private Instant now = START;

  World() {
    boolean _ = store.enterprises().add(new Enterprise(ENTERPRISE, new Name("E"), true, START));
    boolean _ = store.companies().add(new Company(COMPANY, ENTERPRISE, new Name("C"), true, START));
    register("reg_1", CLIENT, aSecret("right"));
    var _ = store.takeCalls();
  }

  private static Terms terms(String contract, Optional<ResourceUri> audience, boolean refuses) {
    return new Terms(
        contract,
        Set.of(GrantType.CLIENT_CREDENTIALS),
        Duration.ofMinutes(10),
        SigningAlgorithm.RS256,
        "JWT",
        audience,
        token -> Map.of(),
        refuses,
        refuses);
  }

  /** A client of the company that authenticates in this way. */
  static Client aClient(String registration, ClientId id, ClientAuthentication authentication) {
    return new Client(
        new RegistrationId(registration),
        id,
        new Name("CI"),
        ENTERPRISE,
        Optional.of(COMPANY),
        SCOPES,
        authentication,
        Set.of(GrantType.CLIENT_CREDENTIALS),
        Set.of(),
        true,
        START);
  }

  void register(Client client) {
    boolean _ = store.clients().add(client);
  }

  void register(String registration, ClientId id, ClientSecret... secrets) {
    register(aClient(registration, id, new ClientAuthentication.BySecret(List.of(secrets))));
  }

  /** Another client of the enterprise, {@code colleague}, with the secret {@code right}. */
  void registerColleague() {
    register("reg_colleague", new ClientId("colleague"), aSecret("right"));
  }

  /** A client of another enterprise, {@code stranger}, with the secret {@code right}. */
  void registerStranger() {
    EnterpriseId enterprise = new EnterpriseId("ent_2");
    boolean _ = store.enterprises().add(new Enterprise(enterprise, new Name("O"), true, START));
    register(
        new Client(
            new RegistrationId("reg_stranger"),
            new ClientId("stranger"),
            new Name("CI"),
            enterprise,
            Optional.empty(),
            SCOPES,
            List.of(aSecret("right")),
            true,
            START));
  }

  /** With the secret {@code right}, for these ways to obtain tokens. */
  void registerFor(ClientId id, Set<GrantType> grants) {
    register(secretClient(id, SCOPES, grants));
  }

  /** With the secret {@code right}, and with no scopes. */
  void registerWithoutScopes(ClientId id) {
    register(secretClient(id, ScopeSet.EMPTY, Set.of(GrantType.CLIENT_CREDENTIALS)));
  }

  private static Client secretClient(ClientId id, ScopeSet scopes, Set<GrantType> grants) {
    return new Client(
        new RegistrationId("reg_" + id),
        id,
        new Name("CI"),
        ENTERPRISE,
        Optional.of(COMPANY),
        scopes,
        new ClientAuthentication.BySecret(List.of(aSecret("right"))),
        grants,
        Set.of(),
        true,
        START);
  }

  static ClientSecret aSecret(String text) {
    return new ClientSecret(
        new SecretId("sec_" + text),
        SecretDigest.of(text),
        START,
        Optional.empty(),
        Optional.empty());
  }

  static ClientSecret anExpiredSecret(String text) {
    return new ClientSecret(
        new SecretId("sec_" + text),
        SecretDigest.of(text),
        START,
        Optional.of(START),
        Optional.empty());
  }

  static ClientSecret aRevokedSecret(String text) {
    return new ClientSecret(
        new SecretId("sec_" + text),
        SecretDigest.of(text),
        START,
        Optional.empty(),
        Optional.of(START));
  }

  Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }

  void travelTo(Instant instant) {
    now = instant;
  }

  void setEnabled(ClientId id, boolean enabled) {
    boolean _ = store.clients().change(id, new ClientChange.SetEnabled(enabled));
  }

  void unlink() {
    boolean _ = store.clients().change(CLIENT, new ClientChange.Unlink());
  }

  void delete() {
    boolean _ = store.clients().remove(CLIENT);
  }

  void linkTo(CompanyId company) {
    boolean _ = store.companies().add(new Company(company, ENTERPRISE, new Name("C"), true, START));
    boolean _ = store.clients().change(CLIENT, new ClientChange.Link(company));
  }

  void linkToCompanyThatIsGone() {
    CompanyId company = new CompanyId("com_gone");
    linkTo(company);
    store.hide(company);
  }

  void setEnterpriseActive(boolean active) {
    boolean _ = store.enterprises().change(ENTERPRISE, new TenantChange.SetActive(active));
  }

  void setCompanyActive(boolean active) {
    boolean _ = store.companies().change(COMPANY, new TenantChange.SetActive(active));
  }

  TokenSigner signer() {
    return (token, terms) -> text(token.id(), token.expiresAt().orElseThrow());
  }

  TokenVerifier verifier() {
    return text -> {
      String[] parts = text.split("=", 3);
      return switch (parts[0]) {
        case "signed" ->
            Result.ok(new TokenVerifier.Verified(new TokenId(parts[1]), Instant.parse(parts[2])));
        case "forged" -> Result.refused(new TokenForged());
        default -> Result.refused(new TokenMalformed());
      };
    };
  }

  Client client() {
    return store.clients().find(CLIENT).orElseThrow();
  }

  /** One whose audit trail always fails. */
  ClientAuthenticator unaudited() {
    return authenticator(
        (contract, client, cause) -> {
          throw new IllegalStateException("the audit trail is full");
        });
  }

  ClientAuthenticator authenticator() {
    return authenticator(
        (contract, client, cause) -> audited.add(contract + " " + client + " " + cause));
  }

  private ClientAuthenticator authenticator(AuditTrail audit) {
    return new ClientAuthenticator(
        store.clients(),
        store.enterprises(),
        store.companies(),
        store.assertions(),
        assertions,
        audit,
        clock());
  }

  IssueToken issuing() {
    return new IssueToken(
        authenticator(),
        store.resources(),
        store.tokens(),
        signer(),
        clock(),
        RandomGenerator.getDefault());
  }

  LiveTokens liveTokens() {
    return new LiveTokens(
        verifier(),
        store.tokens(),
        store.clients(),
        store.enterprises(),
        store.companies(),
        clock());
  }

  /** A live token of the client, as it was issued. */
  IssueToken.Issued issued() {
    return issued(TERMS);
  }

  IssueToken.Issued issued(Terms terms) {
    return issued("ci", terms);
  }

  IssueToken.Issued issued(String clientId, Terms terms) {
    IssueToken.Issued issued =
        issuing()
            .issue(request(clientId, "right"), terms)
            .fold(
                it -> it,
                refusal -> {
                  throw new AssertionError(refusal.toString());
                });
    var _ = store.takeCalls();
    return issued;
  }

  /** The text of a token whose signature says something else about its expiry than its record. */
  static Parameter signed(Token token, Instant expiresAt) {
    return new Parameter.Text(text(token.id(), expiresAt));
  }

  private static String text(TokenId id, Instant expiresAt) {
    return "signed=" + id + "=" + expiresAt;
  }

  static Presented secret(String clientId, String secret) {
    return new Presented.IdAndSecret(text(clientId), text(secret));
  }

  /** An assertion as {@link PlainAssertions} reads it. */
  static Presented assertion(String text) {
    return new Presented.Assertion(
        new Parameter.Absent(),
        text("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        text(text),
        Set.of(PlainAssertions.AUDIENCE));
  }

  static IssueRequest request(String clientId, String secret) {
    return new IssueRequest(text("client_credentials"), secret(clientId, secret));
  }

  static Parameter text(String value) {
    return new Parameter.Text(value);
  }

  static Parameter text(IssueToken.Issued issued) {
    return new Parameter.Text(issued.text());
  }
}
