package dev.tollgate.application.admin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.admin.client.ClientRefusal.AddSecretRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ContractNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.GrantNeedsAuthentication;
import dev.tollgate.application.admin.client.ClientRefusal.KeysInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.RedirectUriInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.RegisterClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ReplaceKeysRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesTooLong;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.SecretWeak;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.admin.client.RegisterClient.Registered;
import dev.tollgate.application.admin.client.RegisterClient.Registration;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.Proof;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.TokenSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterClientTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final RandomGenerator RANDOM = new SecureRandom();
  private static final Method NEW_SECRET = new Method.BySecret(Optional.empty());
  private static final Method KEYS = new Method.ByKeys("{\"keys\":[1]}");
  private static final Method KEYS_AT = new Method.ByKeysAt("https://client.example/jwks");
  private static final Method NONE = new Method.None();

  private final MapStore store = new MapStore();
  private final Clock clock = Clock.fixed(START, ZoneOffset.UTC);

  /** Key sets are good if they hold something, addresses if they are encrypted. */
  private final ClientKeySets keySets =
      new ClientKeySets() {
        @Override
        public Optional<ClientKeySets.Problem> problemOf(String jwks) {
          return jwks.equals("{}")
              ? Optional.of(ClientKeySets.Problem.NOT_A_KEY_SET)
              : Optional.empty();
        }

        @Override
        public Optional<ClientKeySets.Problem> problemOfAddress(String jwksUri) {
          return jwksUri.startsWith("http:")
              ? Optional.of(ClientKeySets.Problem.ADDRESS_NOT_ENCRYPTED)
              : Optional.empty();
        }
      };

  @BeforeEach
  void fill() {
    EnterpriseId enterprise = new EnterpriseId("ent_1");
    assertTrue(store.enterprises().add(new Enterprise(enterprise, new Name("E"), true, START)));
    assertTrue(
        store
            .companies()
            .add(new Company(new CompanyId("com_1"), enterprise, new Name("C"), true, START)));
    var _ = store.takeCalls();
  }

  private static final Set<ContractVersion> VERSIONS =
      Stream.of("rfc@2025-06-01", "rfc@2025-11-01", "rfc@2999-01-01", "cliquify@2025-01-01")
          .map(ContractVersion::new)
          .collect(Collectors.toSet());

  @Test
  void aClientIsPinnedToTheNewestVersionsOfItsContractsThatAreNotDatedLater() {
    Client all =
        accepted(register(new Registration("CI", "com_1", List.of(), Optional.of("a")))).client();
    Client one = accepted(register(ofContract("rfc"))).client();

    assertEquals(
        Set.of(new ContractVersion("rfc@2025-11-01"), new ContractVersion("cliquify@2025-01-01")),
        all.versions());
    assertEquals(Set.of(new ContractVersion("rfc@2025-11-01")), one.versions());
    assertEquals(
        Set.of(new ContractVersion("rfc@2025-06-01")),
        accepted(register(withVersions("rfc@2025-06-01"))).client().versions());
  }

  private static Registration withVersions(String... versions) {
    return new Registration(
        "CI",
        "com_1",
        List.of(),
        Optional.of("versioned"),
        NEW_SECRET,
        Set.of(),
        List.of(),
        List.of(),
        TokenSettings.NONE,
        CodeFlowRequest.NONE,
        Optional.of(List.of(versions)),
        true);
  }

  private static Registration ofContract(String contract) {
    return new Registration(
        "CI",
        "com_1",
        List.of(),
        Optional.of("of-" + contract),
        NEW_SECRET,
        Set.of(),
        List.of(contract),
        List.of(),
        TokenSettings.NONE,
        true);
  }

  @Test
  void aNewSecretIsToldOnceAndProvesTheClient() {
    Registered registered = accepted(register(NEW_SECRET));

    Proof proof = new Proof.OfSecret(registered.secret().orElseThrow().digest());
    assertEquals(
        Result.ok(registered.client()), registered.client().authenticate(proof, "rfc", START));
    assertEquals(Optional.of(registered.client()), kept());
  }

  @Test
  void aSecretThatIsBroughtAlongIsTheSecretOfTheClient() {
    Secret brought = Secret.generate(RANDOM);

    Registered registered = accepted(register(new Method.BySecret(Optional.of(brought))));

    assertEquals(Optional.of(brought), registered.secret());
    assertEquals(brought.digest(), registered.client().secrets().getFirst().digest());
  }

  @Test
  void aClientWithKeysHasNoSecret() {
    Registered inline = accepted(register(KEYS));
    assertTrue(store.clients().remove(new ClientId("ci")));
    Registered remote = accepted(register(KEYS_AT));

    assertEquals(
        new ClientAuthentication.ByKeys("{\"keys\":[1]}"), inline.client().authentication());
    assertEquals(
        new ClientAuthentication.ByKeysAt(URI.create("https://client.example/jwks")),
        remote.client().authentication());
    assertEquals(Optional.empty(), inline.secret());
    assertEquals(Optional.empty(), remote.secret());
    assertEquals(Optional.of(remote.client()), kept());
  }

  @Test
  void aPublicClientHasNoSecretAndUsesTheGrantsOfPeople() {
    Registered registered = accepted(register(NONE));

    assertEquals(new ClientAuthentication.None(), registered.client().authentication());
    assertEquals(Optional.empty(), registered.secret());
    assertEquals(Set.of(GrantType.AUTHORIZATION_CODE), registered.client().grants());
  }

  @Test
  void redirectUrisBringTheCodeGrantAndRefreshTokensAreAskedFor() {
    CodeFlowRequest flow = redirectingTo("https://a.example/cb", "https://a.example/cb");

    Client usual = accepted(register(withUsers("a", NEW_SECRET, Set.of(), flow))).client();
    Client both =
        accepted(
                register(
                    withUsers(
                        "b",
                        NEW_SECRET,
                        Set.of(GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN),
                        flow)))
            .client();

    assertEquals(Set.of(GrantType.AUTHORIZATION_CODE), usual.grants());
    assertEquals(EnumSet.allOf(GrantType.class), both.grants());
    assertEquals(List.of(new RedirectUri("https://a.example/cb")), usual.codeFlow().redirectUris());
    assertEquals(Optional.of(usual), store.clients().find(usual.id()));
  }

  @Test
  void howUsersAuthorizeAClientIsKept() {
    CodeFlowRequest flow =
        new CodeFlowRequest(
            List.of("com.example.app:/cb"),
            List.of("https://a.example/"),
            true,
            true,
            true,
            true,
            Optional.of(PNG));

    Client client = accepted(register(withUsers("a", NONE, Set.of(), flow))).client();

    assertEquals(
        new CodeFlow(
            List.of(new RedirectUri("com.example.app:/cb")),
            List.of(new RedirectUri("https://a.example/")),
            true,
            false,
            false,
            true,
            Optional.of(new Icon(PNG))),
        client.codeFlow());
    assertEquals(Optional.of(client), store.clients().find(client.id()));
  }

  @Test
  void scopesAboutAUserBelongToClientsWithUsersWithoutBeingListed() {
    Registration wanted =
        new Registration(
            "CI",
            "com_1",
            List.of("openid", "email"),
            Optional.of("a"),
            NEW_SECRET,
            Set.of(GrantType.AUTHORIZATION_CODE),
            List.of(),
            List.of(),
            TokenSettings.NONE,
            true);

    assertEquals(ScopeSet.EMPTY, accepted(register(wanted)).client().scopes());
  }

  @Test
  void aSchemeOfItsOwnIsForPublicClients() {
    CodeFlowRequest flow = redirectingTo("com.example.app:/cb");

    var confidential = register(withUsers("a", NEW_SECRET, Set.of(), flow));
    var open = register(withUsers("a", NONE, Set.of(), flow));

    assertEquals(Result.refused(new RedirectUriInvalid("com.example.app:/cb")), confidential);
    assertEquals(1, accepted(open).client().codeFlow().redirectUris().size());
  }

  private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB";

  private static CodeFlowRequest withIcon(String base64) {
    return new CodeFlowRequest(
        List.of("https://a.example/cb"),
        List.of(),
        false,
        false,
        false,
        false,
        Optional.of(base64));
  }

  private static CodeFlowRequest redirectingTo(String... uris) {
    return new CodeFlowRequest(List.of(uris), List.of(), false, false, false, false);
  }

  private static Registration withUsers(
      String id, Method method, Set<GrantType> grants, CodeFlowRequest flow) {
    return new Registration(
        "CI",
        "com_1",
        List.of(),
        Optional.of(id),
        method,
        grants,
        List.of(),
        List.of(),
        TokenSettings.NONE,
        flow,
        Optional.empty(),
        true);
  }

  private static String[] manyUris() {
    return IntStream.range(0, 33).mapToObj(i -> "https://a.example/" + i).toArray(String[]::new);
  }

  static List<Method> authenticated() {
    return List.of(NEW_SECRET, KEYS, KEYS_AT);
  }

  @ParameterizedTest
  @MethodSource("authenticated")
  void confidentialClientsUseClientCredentialsByDefault(Method method) {
    Client usual = accepted(register(method)).client();
    assertTrue(store.clients().remove(new ClientId("ci")));
    Set<GrantType> all = EnumSet.allOf(GrantType.class);
    Client every = accepted(register(method, all)).client();

    assertEquals(Set.of(GrantType.CLIENT_CREDENTIALS), usual.grants());
    assertEquals(all, every.grants());
  }

  @Test
  void aPublicClientNeverUsesClientCredentials() {
    var result = register(NONE, EnumSet.allOf(GrantType.class));

    assertEquals(Result.refused(new GrantNeedsAuthentication()), result);
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void aClientMayBeRegisteredForSomeContractsOnly() {
    Client all = accepted(register(NEW_SECRET)).client();
    assertTrue(store.clients().remove(new ClientId("ci")));
    Client some = accepted(register(NEW_SECRET, Set.of(), "rfc", "rfc")).client();

    assertEquals(Set.of(), all.contracts());
    assertEquals(Set.of("rfc"), some.contracts());
  }

  @Test
  void theFirstContractThatThereIsNotIsToldWithThoseThatThereAre() {
    var result = register(NEW_SECRET, Set.of(), "rfc", "Cliquify", "dll");

    assertEquals(
        Result.refused(new ContractNotFound("Cliquify", List.of("cliquify", "rfc"))), result);
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void keysThatAreOfNoUseAreRefusedWithoutTheStore() {
    assertEquals(
        Result.refused(new KeysInvalid(ClientKeySets.Problem.NOT_A_KEY_SET)),
        register(new Method.ByKeys("{}")));
    assertEquals(
        Result.refused(new KeysInvalid(ClientKeySets.Problem.ADDRESS_NOT_ENCRYPTED)),
        register(new Method.ByKeysAt("http://client.example/jwks")));
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void aSecretThatCanBeGuessedIsRefusedWithoutTheStore() {
    var result = register(new Method.BySecret(Optional.of(new Secret("too short"))));

    assertEquals(Result.refused(new SecretWeak(Secret.Weakness.TOO_SHORT)), result);
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void everyRefusalOccurs() {
    var _ = accepted(register(NEW_SECRET));

    assertEquals(
        Leaves.of(RegisterClientRefusal.class),
        Leaves.provokedBy(
            () -> register(new Registration("", "com_1", List.of(), Optional.empty())),
            () -> register(new Registration("CI", "com_1", List.of(), Optional.of("a:b"))),
            () -> register(new Registration("CI", "com_0", List.of(), Optional.empty())),
            () -> register(new Registration("CI", "com_1", List.of("x"), Optional.empty())),
            () -> register(new Registration("CI", "com_1", longScopes(17), Optional.empty())),
            () -> register(NEW_SECRET),
            () -> register(new Method.BySecret(Optional.of(new Secret("too short")))),
            () -> register(new Method.ByKeys("{}")),
            () -> register(NONE, Set.of(GrantType.CLIENT_CREDENTIALS)),
            () -> register(NEW_SECRET, Set.of(), "unknown"),
            () -> register(withOrigins(List.of("https://app.example.com/"))),
            () -> register(withOrigins(manyOrigins())),
            () -> register(new Registration("CI", "com_1", List.of(), Optional.of("usr_1"))),
            () -> register(new Registration("CI", "com_1", List.of("openid"), Optional.of("a"))),
            () -> register(withUsers("a", NONE, Set.of(), redirectingTo("http://a.example"))),
            () -> register(withUsers("a", NONE, Set.of(), redirectingTo(manyUris()))),
            () -> register(withUsers("a", NONE, Set.of(), withIcon("R0lGODlhAQABAAAAACw="))),
            () -> register(withVersions("rfc@2025-06-02")),
            () ->
                register(
                    withUsers(
                        "a",
                        NEW_SECRET,
                        Set.of(),
                        new CodeFlowRequest(List.of(), List.of(), true, false, false, false)))));
  }

  private static Registration withOrigins(List<String> origins) {
    return new Registration(
        "CI",
        "com_1",
        List.of(),
        Optional.of("web"),
        NEW_SECRET,
        Set.of(),
        List.of(),
        origins,
        TokenSettings.NONE,
        true);
  }

  private static List<String> manyOrigins() {
    return IntStream.range(0, 33).mapToObj(i -> "https://a" + i + ".example").toList();
  }

  @Test
  void originsAreRegisteredEachOnce() {
    Client client =
        accepted(
                register(
                    withOrigins(
                        List.of("https://a.example", "http://[::1]:3000", "https://a.example"))))
            .client();

    assertEquals(
        Set.of(new Origin("https://a.example"), new Origin("http://[::1]:3000")), client.origins());
    assertEquals(Optional.of(client), store.clients().find(client.id()));
  }

  @Test
  void theScopesOfAClientHaveRoomInItsTokens() {
    Registration fits = new Registration("CI", "com_1", longScopes(16), Optional.of("ci"));
    Registration tooMany = new Registration("CI", "com_1", longScopes(17), Optional.of("co"));

    assertEquals(4095, accepted(register(fits)).client().scopes().toString().length());
    assertEquals(Result.refused(new ScopesTooLong(4351, 4096)), register(tooMany));
    assertEquals(Optional.empty(), store.clients().find(new ClientId("co")));
  }

  /** So many, of 255 characters each, and created. */
  private List<String> longScopes(int count) {
    List<String> scopes =
        IntStream.range(0, count).mapToObj(i -> (char) ('a' + i) + "x".repeat(254)).toList();
    scopes.stream()
        .map(scope -> new RegisteredScope(new Scope(scope), new Name("What it means")))
        .forEach(
            scope -> {
              boolean _ = store.scopes().add(scope);
            });
    return scopes;
  }

  @Test
  void aClientWithKeysIsGivenOthers() {
    var _ = accepted(register(KEYS));

    var remote = replace("ci", new Method.ByKeysAt("https://client.example/2"));
    Optional<Client> after = kept();
    var inline = replace("ci", new Method.ByKeys("{\"keys\":[2]}"));

    assertEquals(
        new ClientAuthentication.ByKeysAt(URI.create("https://client.example/2")),
        after.orElseThrow().authentication());
    assertEquals(Result.ok(after.get()), remote);
    assertEquals(Result.ok(kept().orElseThrow()), inline);
  }

  @Test
  void everyRefusalOfReplacingKeysOccurs() {
    var _ = accepted(register(NEW_SECRET));
    Method.Keys good = new Method.ByKeys("{\"keys\":[2]}");

    assertEquals(
        Leaves.of(ReplaceKeysRefusal.class),
        Leaves.provokedBy(
            () -> replace("ci", good),
            () -> replace("co", good),
            () -> replace("a:b", good),
            () -> replace("ci", new Method.ByKeysAt("http://client.example/jwks"))));
    assertEquals(1, kept().orElseThrow().secrets().size());
  }

  private Result<Client, ReplaceKeysRefusal> replace(String client, Method.Keys keys) {
    return new ReplaceKeys(store.clients(), keySets).replace(client, keys);
  }

  static List<Method> withoutSecret() {
    return List.of(KEYS, KEYS_AT, NONE);
  }

  @ParameterizedTest
  @MethodSource("withoutSecret")
  void aClientThatUsesNoSecretGetsNone(Method method) {
    Client client = accepted(register(method)).client();

    var result = addSecret("ci");

    assertEquals(Result.refused(new SecretNotUsed(client.id())), result);
    assertEquals(Optional.of(client), kept());
  }

  @Test
  void everyRefusalOfAddingASecretOccurs() {
    var _ = accepted(register(KEYS));

    assertEquals(
        Leaves.of(AddSecretRefusal.class),
        Leaves.provokedBy(() -> addSecret("ci"), () -> addSecret("unknown")));
  }

  private Optional<Client> kept() {
    return store.clients().find(new ClientId("ci"));
  }

  private Result<AddSecret.Added, AddSecretRefusal> addSecret(String client) {
    return new AddSecret(store.clients(), clock, RANDOM).add(client, Optional.empty());
  }

  private Result<Registered, RegisterClientRefusal> register(Method method) {
    return register(method, Set.of());
  }

  private Result<Registered, RegisterClientRefusal> register(
      Method method, Set<GrantType> grants, String... contracts) {
    return register(
        new Registration(
            "CI",
            "com_1",
            List.of(),
            Optional.of("ci"),
            method,
            grants,
            List.of(contracts),
            List.of(),
            TokenSettings.NONE,
            true));
  }

  private Result<Registered, RegisterClientRefusal> register(Registration wanted) {
    return new RegisterClient(
            store.clients(),
            store.companies(),
            store.scopes(),
            keySets,
            new KnownContracts(Set.of("rfc", "cliquify"), VERSIONS),
            clock,
            RANDOM)
        .register(wanted);
  }

  private static <T> T accepted(Result<T, ?> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
