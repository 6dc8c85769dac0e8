package dev.tollgate.application.storage;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Values to keep, with fresh ids unless one is given. */
final class Samples {

  static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_123L);
  static final Instant LATER = NOW.plusMillis(3_600_001);

  private static final RandomGenerator RANDOM = new SecureRandom();

  private Samples() {}

  /** Names that have tempted some database to change them or to take them for each other. */
  static List<Name> names() {
    return List.of(
            "A",
            "a",
            "trailing blanks  ",
            "\u00e9 composed",
            "e\u0301 decomposed",
            "\u6771\u4eac \u05d0\u05d1 \u0e01",
            "\ud83e\udd84 \ud83d\udc69\u200d\ud83d\udcbb",
            "it's \"quoted\" \\ % _ ; -- :name ${x} ?",
            "\ud83e\udd84".repeat(200),
            "w".repeat(200))
        .stream()
        .map(Name::new)
        .toList();
  }

  static Enterprise anEnterprise(EnterpriseId id, Name name) {
    return new Enterprise(id, name, true, NOW);
  }

  static Enterprise anEnterprise() {
    return anEnterprise(EnterpriseId.next(NOW, RANDOM), new Name("Acme"));
  }

  static Company aCompany(CompanyId id, Name name) {
    return new Company(id, EnterpriseId.next(NOW, RANDOM), name, true, NOW);
  }

  static Company aCompany() {
    return aCompany(CompanyId.next(NOW, RANDOM), new Name("Acme Ltd"));
  }

  /** Adds a company, and first its enterprise if that does not exist. */
  static boolean add(Storage store, Company company) {
    boolean _ = store.enterprises().add(anEnterprise(company.enterprise(), new Name("Owner")));
    return store.companies().add(company);
  }

  /** A new company that was added to the store, with a new enterprise. */
  static Company aCompanyOnRecord(Storage store) {
    Company company = aCompany();
    boolean _ = add(store, company);
    return company;
  }

  /** Adds a client, and first its enterprise and its company if they do not exist. */
  static boolean add(Storage store, Client client) {
    boolean _ = store.enterprises().add(anEnterprise(client.enterprise(), new Name("Owner")));
    client
        .company()
        .map(id -> new Company(id, client.enterprise(), new Name("Owner Ltd"), true, NOW))
        .ifPresent(
            company -> {
              boolean _ = store.companies().add(company);
            });
    return store.clients().add(client);
  }

  static Client aClient(ClientId id, Name name, ClientSecret... secrets) {
    return new Client(
        RegistrationId.next(NOW, RANDOM),
        id,
        name,
        EnterpriseId.next(NOW, RANDOM),
        Optional.of(CompanyId.next(NOW, RANDOM)),
        ScopeSet.of("z.last", "a.first"),
        List.of(secrets),
        true,
        NOW);
  }

  static Client aClient() {
    return aClient(ClientId.next(RANDOM), new Name("ci"), aSecret());
  }

  static Client aClient(
      ClientAuthentication authentication, Set<GrantType> grants, Set<String> contracts) {
    Client other = aClient();
    return new Client(
        other.registration(),
        other.id(),
        other.name(),
        other.enterprise(),
        other.company(),
        other.scopes(),
        authentication,
        grants,
        contracts,
        other.origins(),
        other.tokenSettings(),
        other.codeFlow(),
        other.versions(),
        true,
        NOW);
  }

  /** The same client with other token settings. */
  static Client withTokens(Client client, TokenSettings settings) {
    return new Client(
        client.registration(),
        client.id(),
        client.name(),
        client.enterprise(),
        client.company(),
        client.scopes(),
        client.authentication(),
        client.grants(),
        client.contracts(),
        client.origins(),
        settings,
        client.codeFlow(),
        client.versions(),
        client.enabled(),
        client.createdAt());
  }

  static ClientSecret aSecret() {
    SecretId id = SecretId.next(NOW, RANDOM);
    return new ClientSecret(
        id, SecretDigest.of(id.value()), NOW, Optional.empty(), Optional.empty());
  }

  static Token aToken(Client client, Instant expiresAt) {
    return new Token(
        TokenId.next(NOW, RANDOM),
        client.registration(),
        client.id(),
        "cliquify",
        client.scopes(),
        List.of(),
        NOW,
        expiresAt,
        Optional.empty());
  }

  /** One of a user in a company. */
  static Token anOpaqueToken(Optional<Instant> expiresAt) {
    return anOpaqueToken(aClient(), expiresAt);
  }

  static Token anOpaqueToken(Client client, Optional<Instant> expiresAt) {
    return new Token(
        TokenId.next(NOW, RANDOM),
        client.registration(),
        client.id(),
        new Subject.OfUser(new UserId("usr_1"), new GrantId("grt_1"), Optional.empty()),
        Optional.of(new CompanyId("com_1")),
        "dnsimple",
        client.scopes(),
        List.of(),
        Optional.of(SecretDigest.of("text " + RANDOM.nextLong())),
        NOW,
        expiresAt,
        Optional.empty());
  }

  static Token aToken() {
    return aToken(aClient(), LATER);
  }

  static RegisteredScope aScope(String scope) {
    return new RegisteredScope(new Scope(scope), new Name("What it means"));
  }

  static SigningKey aKey(SigningAlgorithm algorithm, Instant createdAt) {
    return new SigningKey(
        "kid-" + RANDOM.nextLong(),
        algorithm,
        "{\"kty\":\"x\"}",
        "sealed",
        createdAt,
        createdAt.plusMillis(60_001));
  }

  static ResourceUri aResource(String path) {
    return new ResourceUri("https://api.example.com/" + path);
  }

  static SecretDigest anAssertion() {
    return aSecret().digest();
  }

  static List<Document> documents(DocumentKind kind, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Document(kind, "{\"n\": " + i + "}"))
        .toList();
  }
}
