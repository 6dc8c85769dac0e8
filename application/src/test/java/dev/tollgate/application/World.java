package dev.tollgate.application;

import dev.tollgate.application.access.LiveRefreshTokens;
import dev.tollgate.application.access.LiveTokens;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.issue.CheckTokenRequest;
import dev.tollgate.application.issue.IssueByClientCredentials;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.issue.TokenMint;
import dev.tollgate.application.issue.TokenRequest;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CodeFlow;
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
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import dev.tollgate.domain.refusal.Refusal;
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
import java.util.stream.Stream;

/**
 * One enterprise with one company and one client, {@code ci}, whose secret is {@code right}; tokens
 * are written as {@code signed:ID:EXPIRY}.
 */
public final class World {

  public static final Instant START = Instant.parse("2026-01-01T12:00:00.789Z");

  private static final ContractRules LENIENT =
      new ContractRules("cliquify", WhenCompanyInactive.SERVE, WhenNoScopes.ISSUE, Set.of());
  private static final ContractRules STRICT =
      new ContractRules("cliquify", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of());
  private static final ContractRules OTHER =
      new ContractRules("rfc", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of());

  /** Lets clients of inactive companies and without scopes have tokens. */
  public static final Terms TERMS = terms(LENIENT, Optional.empty());

  /** As {@link #TERMS}, but refuses both. */
  public static final Terms STRICT_TERMS = terms(STRICT, Optional.empty());

  public static final ResourceUri ISSUER = new ResourceUri("https://issuer.example");
  public static final Terms OTHER_TERMS = terms(OTHER, Optional.of(ISSUER));

  public static final EnterpriseId ENTERPRISE = new EnterpriseId("ent_1");
  public static final CompanyId COMPANY = new CompanyId("com_1");
  public static final ClientId CLIENT = new ClientId("ci");
  public static final ScopeSet SCOPES = ScopeSet.of("z:last", "a:first", "m:middle");

  public final MapStore store = new MapStore();
  public final List<String> audited = new ArrayList<>();
  public final PlainAssertions assertions = new PlainAssertions();
  private ServedContracts contracts = ServedContracts.of(LENIENT, OTHER);
  private Instant now = START;

  public World() {
    boolean _ = store.enterprises().add(new Enterprise(ENTERPRISE, new Name("E"), true, START));
    boolean _ = store.companies().add(new Company(COMPANY, ENTERPRISE, new Name("C"), true, START));
    register("reg_1", CLIENT, aSecret("right"));
    var _ = store.takeCalls();
  }

  private static Terms terms(ContractRules contract, Optional<ResourceUri> audience) {
    return new Terms(
        contract,
        Set.of(GrantType.CLIENT_CREDENTIALS),
        new TokenTerms(
            new TokenForm.Jwt(SigningAlgorithm.RS256, "JWT", token -> Map.of()),
            Optional.of(Duration.ofMinutes(10)),
            audience));
  }

  /** A client of the company that authenticates in this way. */
  public static Client aClient(
      String registration, ClientId id, ClientAuthentication authentication) {
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
        Set.of(),
        TokenSettings.NONE,
        CodeFlow.NONE,
        Set.of(),
        true,
        START);
  }

  public void register(Client client) {
    boolean _ = store.clients().add(client);
  }

  public void register(String registration, ClientId id, ClientSecret... secrets) {
    register(aClient(registration, id, new ClientAuthentication.BySecret(List.of(secrets))));
  }

  /** Another client of the enterprise, {@code colleague}, with the secret {@code right}. */
  public void registerColleague() {
    register("reg_colleague", new ClientId("colleague"), aSecret("right"));
  }

  /** A client of another enterprise, {@code stranger}, with the secret {@code right}. */
  public void registerStranger() {
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
  public void registerFor(ClientId id, Set<GrantType> grants) {
    register(secretClient(id, SCOPES, grants));
  }

  /** With the secret {@code right}, and with no scopes. */
  public void registerWithoutScopes(ClientId id) {
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
        Set.of(),
        TokenSettings.NONE,
        CodeFlow.NONE,
        Set.of(),
        true,
        START);
  }

  public static ClientSecret aSecret(String text) {
    return new ClientSecret(
        new SecretId("sec_" + text),
        SecretDigest.of(text),
        START,
        Optional.empty(),
        Optional.empty());
  }

  public static ClientSecret anExpiredSecret(String text) {
    return new ClientSecret(
        new SecretId("sec_" + text),
        SecretDigest.of(text),
        START,
        Optional.of(START),
        Optional.empty());
  }

  public static ClientSecret aRevokedSecret(String text) {
    return new ClientSecret(
        new SecretId("sec_" + text),
        SecretDigest.of(text),
        START,
        Optional.empty(),
        Optional.of(START));
  }

  /** From now on these contracts are served, and no others. */
  public void serve(Terms... served) {
    contracts =
        ServedContracts.of(Stream.of(served).map(Terms::contract).toArray(ContractRules[]::new));
  }

  public Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }

  public void travelTo(Instant instant) {
    now = instant;
  }

  public void setEnabled(ClientId id, boolean enabled) {
    boolean _ = store.clients().change(id, new ClientChange.SetEnabled(enabled));
  }

  public void unlink() {
    boolean _ = store.clients().change(CLIENT, new ClientChange.Unlink());
  }

  public void delete() {
    boolean _ = store.clients().remove(CLIENT);
  }

  public void linkTo(CompanyId company) {
    boolean _ = store.companies().add(new Company(company, ENTERPRISE, new Name("C"), true, START));
    boolean _ = store.clients().change(CLIENT, new ClientChange.Link(company));
  }

  public void linkToCompanyThatIsGone() {
    CompanyId company = new CompanyId("com_gone");
    linkTo(company);
    store.hide(company);
  }

  public void setEnterpriseActive(boolean active) {
    boolean _ = store.enterprises().change(ENTERPRISE, new TenantChange.SetActive(active));
  }

  public void setCompanyActive(boolean active) {
    boolean _ = store.companies().change(COMPANY, new TenantChange.SetActive(active));
  }

  public TokenSigner signer() {
    return (token, form, custom) -> text(token.id(), token.expiresAt().orElseThrow());
  }

  public TokenVerifier verifier() {
    return text -> {
      String[] parts = text.split("=", 3);
      return switch (parts[0]) {
        case "signed" ->
            Result.ok(
                new TokenVerifier.Verified(
                    new TokenId(parts[1]), Optional.of(CLIENT.value()), Instant.parse(parts[2])));
        case "forged" -> Result.refused(new TokenForged());
        default -> Result.refused(new TokenMalformed());
      };
    };
  }

  public Client client() {
    return store.clients().find(CLIENT).orElseThrow();
  }

  /** One whose audit trail always fails. */
  public ClientAuthenticator unaudited() {
    return authenticator(
        (_, _, _, _) -> {
          throw new IllegalStateException("the audit trail is full");
        });
  }

  public ClientAuthenticator authenticator() {
    return authenticator(this::audit);
  }

  private void audit(
      String contract, String client, FailureCause cause, Optional<Evidence> evidence) {
    audited.add(contract + " " + client + " " + cause);
  }

  private ClientAuthenticator authenticator(AuditTrail audit) {
    return authenticator(store.clients(), audit);
  }

  /** One that finds clients elsewhere. */
  public ClientAuthenticator authenticator(Clients clients) {
    return authenticator(clients, this::audit);
  }

  private ClientAuthenticator authenticator(Clients clients, AuditTrail audit) {
    return new ClientAuthenticator(
        clients, tenants(), store.assertions(), assertions, audit, clock());
  }

  public Tenants tenants() {
    return Tenants.of(store.enterprises(), store.companies());
  }

  public Issuing issuing() {
    return issuing(authenticator());
  }

  public Issuing issuing(ClientAuthenticator authenticator) {
    return issuing(authenticator, store.tokens(), signer());
  }

  public Issuing issuing(ClientAuthenticator authenticator, Tokens tokens, TokenSigner signer) {
    TokenMint mint =
        new TokenMint(
            tokens::startAdding, store.companies(), signer, clock(), RandomGenerator.getDefault());
    return new Issuing(
        new CheckTokenRequest(),
        new IssueByClientCredentials(authenticator, tenants(), store.resources(), mint));
  }

  /** Checks a request and issues what it asks for, as a token endpoint does. */
  public record Issuing(CheckTokenRequest check, IssueByClientCredentials byClientCredentials) {

    public Result<IssuedToken, Refusal> issue(TokenRequest request, Terms terms) {
      return check
          .check(request, terms)
          .fold(
              grant -> byClientCredentials.issue(request, terms).fold(Result::ok, Result::refused),
              Result::refused);
    }
  }

  public TokenReader reader() {
    return reader(verifier());
  }

  public TokenReader reader(TokenVerifier verifier) {
    return new TokenReader(verifier, contracts);
  }

  public LiveTokens liveTokens() {
    return new LiveTokens(
        reader(), store.tokens(), store.clients(), tenants(), standing(), contracts, clock());
  }

  public Standing standing() {
    return Standing.of(store);
  }

  public LiveRefreshTokens liveRefreshTokens() {
    return new LiveRefreshTokens(store.refreshTokens(), standing(), clock());
  }

  /** A live token of the client, as it was issued. */
  public IssuedToken issued() {
    return issued(TERMS);
  }

  public IssuedToken issued(Terms terms) {
    return issued("ci", terms);
  }

  public IssuedToken issued(String clientId, Terms terms) {
    IssuedToken issued =
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
  public static Parameter signed(Token token, Instant expiresAt) {
    return new Parameter.Text(text(token.id(), expiresAt));
  }

  private static String text(TokenId id, Instant expiresAt) {
    return "signed=" + id + "=" + expiresAt;
  }

  public static ClientCredentials secret(String clientId, String secret) {
    return new ClientCredentials.Secret(text(clientId), text(secret));
  }

  /** An assertion as {@link PlainAssertions} reads it. */
  public static ClientCredentials assertion(String text) {
    return new ClientCredentials.Assertion(
        new Parameter.Absent(),
        text("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        text(text),
        Set.of(PlainAssertions.AUDIENCE));
  }

  public static TokenRequest request(String clientId, String secret) {
    return new TokenRequest(text("client_credentials"), secret(clientId, secret));
  }

  public static Parameter text(String value) {
    return new Parameter.Text(value);
  }

  public static Parameter text(IssuedToken issued) {
    return new Parameter.Text(issued.text());
  }
}
