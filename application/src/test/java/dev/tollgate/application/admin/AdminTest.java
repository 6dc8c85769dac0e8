package dev.tollgate.application.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.admin.client.AddSecret;
import dev.tollgate.application.admin.client.AddSecret.Added;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.AddSecretRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ClientExists;
import dev.tollgate.application.admin.client.ClientRefusal.ClientIdInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.CompanyInOtherEnterprise;
import dev.tollgate.application.admin.client.ClientRefusal.LinkClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.RegisterClientRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.SecretRefusal;
import dev.tollgate.application.admin.client.DeleteClient;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.admin.client.LinkClient;
import dev.tollgate.application.admin.client.ListClients;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Registered;
import dev.tollgate.application.admin.client.RegisterClient.Registration;
import dev.tollgate.application.admin.client.RevokeSecret;
import dev.tollgate.application.admin.client.ShowClient;
import dev.tollgate.application.admin.client.UnlinkClient;
import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.admin.scope.ListScopes;
import dev.tollgate.application.admin.scope.ScopeRefusal.CreateScopeRefusal;
import dev.tollgate.application.admin.scope.ScopeRefusal.ScopeExists;
import dev.tollgate.application.admin.tenant.ChangeCompany;
import dev.tollgate.application.admin.tenant.ChangeEnterprise;
import dev.tollgate.application.admin.tenant.CreateCompany;
import dev.tollgate.application.admin.tenant.CreateEnterprise;
import dev.tollgate.application.admin.tenant.ListCompanies;
import dev.tollgate.application.admin.tenant.ListEnterprises;
import dev.tollgate.application.admin.tenant.ShowCompany;
import dev.tollgate.application.admin.tenant.ShowEnterprise;
import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.CreateCompanyRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.CreateEnterpriseRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.NameInvalid;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Proof;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00.789Z");
  private static final RandomGenerator RANDOM = new SecureRandom();

  private final MapStore store = new MapStore();
  private Instant now = START;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @Test
  void aNewEnterpriseIsActiveAtOnce() {
    Enterprise enterprise = anEnterprise("Acme");

    assertEquals(new Enterprise(enterprise.id(), new Name("Acme"), true, START), enterprise);
    assertEquals(
        Result.ok(enterprise),
        new ShowEnterprise(store.enterprises()).show(enterprise.id().value()));
  }

  @Test
  void twoEnterprisesMayHaveOneName() {
    Enterprise first = anEnterprise("Acme");
    Enterprise second = anEnterprise("Acme");

    assertNotEquals(first.id(), second.id());
    assertEquals(
        List.of(first, second).stream().map(Enterprise::id).sorted(byText()).toList(),
        new ListEnterprises(store.enterprises())
            .list(Listing.first(10)).stream().map(Enterprise::id).toList());
  }

  @Test
  void anEnterpriseIsChangedAndAnsweredAsItIsAfterwards() {
    String id = anEnterprise("Acme").id().value();
    ChangeEnterprise changing = new ChangeEnterprise(store.enterprises());

    Enterprise inactive = accepted(changing.change(id, new TenantChange.SetActive(false)));
    Enterprise renamed = accepted(changing.change(id, new TenantChange.Rename(new Name("Apex"))));

    assertFalse(inactive.active());
    assertEquals("Acme", inactive.name().value());
    assertFalse(renamed.active());
    assertEquals("Apex", renamed.name().value());
  }

  @Test
  void aCompanyBelongsToItsEnterprise() {
    Enterprise enterprise = anEnterprise("Acme");

    Company company = aCompany(enterprise);

    assertEquals(
        new Company(
            company.id(),
            enterprise.id(),
            new Name("Ltd"),
            Optional.of(new Slug("ltd")),
            OptionalLong.of(1),
            CustomClaims.NONE,
            false,
            true,
            START),
        company);
    assertEquals(Result.ok(company), new ShowCompany(store.companies()).show(company.id().value()));
    assertEquals(List.of(company), new ListCompanies(store.companies()).list(Listing.first(10)));
  }

  @Test
  void aSlugIsTheOneAskedForOrOneLikeTheName() {
    String enterprise = anEnterprise("Acme").id().value();

    List<Company> companies =
        List.of(
            accepted(createCompany("Acme Paints", enterprise, Optional.of("paints"))),
            accepted(createCompany("Paints", enterprise, Optional.empty())),
            accepted(createCompany("Paints!", enterprise, Optional.empty())));

    assertEquals(
        List.of("paints", "paints-2", "paints-3"),
        companies.stream().map(it -> it.slug().orElseThrow().value()).toList());
    assertEquals(
        List.of(1L, 2L, 3L),
        companies.stream().map(it -> it.accountNumber().orElseThrow()).toList());
  }

  @Test
  void aBadNameIsRefusedBeforeTheEnterpriseIsLookedUp() {
    var result = createCompany("", "nobody");

    assertEquals(Result.refused(new NameInvalid("")), result);
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void aCompanyIsChangedAndAnsweredAsItIsAfterwards() {
    String id = aCompany(anEnterprise("Acme")).id().value();

    Company inactive =
        accepted(
            new ChangeCompany(store.companies()).change(id, new TenantChange.SetActive(false)));

    assertFalse(inactive.active());
  }

  @Test
  void aScopeIsMadeOnceAndKeepsItsFirstDescription() {
    aScope("read");

    var second = new CreateScope(store.scopes()).create("read", "Something else", true, false);

    assertEquals(Result.refused(new ScopeExists(new Scope("read"))), second);
    assertEquals(
        List.of("What read means"),
        store.scopes().all().stream().map(scope -> scope.description().value()).toList());
    assertEquals(
        List.of("email", "groups", "offline_access", "openid", "profile", "read"),
        new ListScopes(store.scopes())
            .list().stream().map(scope -> scope.scope().value()).toList());
  }

  @Test
  void aRegisteredClientIsKeptWholeWithTheDigestOfItsSecretOnly() {
    Company company = aCompany(anEnterprise("Acme"));
    aScope("read");
    aScope("write");

    Registered registered =
        accepted(register("CI", company.id().value(), List.of("write", "read"), Optional.empty()));

    Client client = registered.client();
    assertEquals(Optional.of(client), store.clients().find(client.id()));
    assertEquals(company.enterprise(), client.enterprise());
    assertEquals(Optional.of(company.id()), client.company());
    assertEquals(ScopeSet.of("write", "read"), client.scopes());
    assertEquals(START, client.createdAt());
    assertTrue(client.enabled());
    assertEquals(
        List.of(
            new ClientSecret(
                secretIdOf(registered),
                secretOf(registered).digest(),
                START,
                Optional.empty(),
                Optional.empty())),
        client.secrets());
    assertEquals(Result.ok(client), authenticate(client, secretOf(registered), now));
  }

  @Test
  void theSecretOfARegistrationIsNotPrinted() {
    Registered registered = aClient("ci");

    assertEquals(-1, registered.toString().indexOf(secretOf(registered).reveal()));
  }

  @Test
  void anIdThatIsTakenStaysWithItsClient() {
    Registered first = aClient("ci");

    var second = register("Other", companyOf(first), List.of(), Optional.of("ci"));

    assertEquals(Result.refused(new ClientExists(new ClientId("ci"))), second);
    assertEquals(Optional.of(first.client()), store.clients().find(new ClientId("ci")));
  }

  @Test
  void anIdThatIsDeletedAndRegisteredAgainIsAnotherRegistration() {
    Registered first = aClient("ci");
    assertEquals(Result.ok(new ClientId("ci")), new DeleteClient(store.clients()).delete("ci"));

    Registered second = accepted(register("CI", companyOf(first), List.of(), Optional.of("ci")));

    assertEquals(first.client().id(), second.client().id());
    assertNotEquals(first.client().registration(), second.client().registration());
    assertNotEquals(secretOf(first).digest(), secretOf(second).digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b", "a\0", "~nobody~", "\u00e9"})
  void anImpossibleIdIsRefused(String id) {
    var result = register("CI", "com_1", List.of(), Optional.of(id));

    assertEquals(Result.refused(new ClientIdInvalid(id)), result);
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void allScopesThatWereNeverMadeAreTold() {
    Company company = aCompany(anEnterprise("Acme"));
    aScope("read");

    var result =
        register("CI", company.id().value(), List.of("x", "read", "\0", "Read"), Optional.empty());

    assertEquals(Result.refused(new ScopesNotFound(List.of("x", "\0", "Read"))), result);
    assertEquals(List.of(), store.clients().page(Listing.first(10)));
  }

  @Test
  void aClientIsDisabledAndEnabledAgain() {
    var _ = aClient("ci");
    EnableClient enabling = new EnableClient(store.clients());

    assertFalse(accepted(enabling.set("ci", false)).enabled());
    assertTrue(accepted(enabling.set("ci", true)).enabled());
  }

  @Test
  void aClientMovesBetweenTheCompaniesOfItsEnterprise() {
    Enterprise enterprise = anEnterprise("Acme");
    Company first = aCompany(enterprise);
    Company second = aCompany(enterprise);
    var _ = register("CI", first.id().value(), List.of(), Optional.of("ci"));

    Client unlinked = accepted(new UnlinkClient(store.clients()).unlink("ci"));
    Client linked = accepted(link("ci", second.id().value()));

    assertEquals(Optional.empty(), unlinked.company());
    assertEquals(enterprise.id(), unlinked.enterprise());
    assertEquals(Optional.of(second.id()), linked.company());
  }

  @Test
  void aClientIsNotLinkedToTheCompanyOfAnotherEnterprise() {
    Registered registered = aClient("ci");
    Company foreign = aCompany(anEnterprise("Apex"));

    var result = link("ci", foreign.id().value());

    assertEquals(
        Result.refused(
            new CompanyInOtherEnterprise(foreign.id(), registered.client().enterprise())),
        result);
    assertEquals(Optional.of(registered.client()), store.clients().find(new ClientId("ci")));
  }

  @Test
  void aClientWithoutCompanyIsStillBoundToItsEnterprise() {
    var _ = aClient("ci");
    Company foreign = aCompany(anEnterprise("Apex"));
    var _ = new UnlinkClient(store.clients()).unlink("ci");

    var result = link("ci", foreign.id().value());

    assertEquals("CompanyInOtherEnterprise", refusalOf(result));
  }

  @Test
  void aClientThatIsDeletedWhileItIsLinkedIsNotFound() {
    Registered registered = aClient("ci");
    Companies deletingMeanwhile = mock(Companies.class);
    when(deletingMeanwhile.find(any()))
        .thenAnswer(
            call -> {
              boolean _ = store.clients().remove(new ClientId("ci"));
              return store.companies().find(call.getArgument(0));
            });
    LinkClient linking = new LinkClient(store.clients(), deletingMeanwhile);

    var result = linking.link("ci", companyOf(registered));

    assertEquals(Result.refused(new ClientNotFound("ci")), result);
  }

  @Test
  void aCompanyThatIsDeletedWhileAClientIsLinkedToItIsNotFound() {
    Registered registered = aClient("ci");
    String enterprise = registered.client().enterprise().value();
    CompanyId other = accepted(createCompany("Other", enterprise)).id();
    Companies deletingMeanwhile = mock(Companies.class);
    when(deletingMeanwhile.find(any()))
        .thenAnswer(
            _ -> {
              Optional<Company> found = store.companies().find(other);
              var _ = store.companies().remove(other, false);
              return found;
            });
    LinkClient linking = new LinkClient(store.clients(), deletingMeanwhile);

    var result = linking.link("ci", other.value());

    assertEquals(Result.refused(new ClientRefusal.CompanyNotFound(other.value())), result);
  }

  @Test
  void anAddedSecretIsGoodBesideTheOldOneUntilItExpires() {
    Registered registered = aClient("ci");

    Added added = accepted(addSecret("ci", Optional.of(Duration.ofDays(30))));

    Client client = accepted(new ShowClient(store.clients()).show("ci"));
    Instant end = START.plus(Duration.ofDays(30));
    assertEquals(Optional.of(end), added.kept().expiresAt());
    assertEquals(2, client.secrets().size());
    assertEquals(Result.ok(client), authenticate(client, secretOf(registered), end));
    assertEquals(Result.ok(client), authenticate(client, added.secret(), end.minusMillis(1)));
    assertEquals(
        refused(Cause.EXPIRED_SECRET, added.kept().id(), end),
        authenticate(client, added.secret(), end));
  }

  @Test
  void anAddedSecretWithoutExpiryIsGoodForEver() {
    var _ = aClient("ci");

    Added added = accepted(addSecret("ci", Optional.empty()));

    assertEquals(Optional.empty(), added.kept().expiresAt());
    assertEquals(new ClientId("ci"), added.client());
    assertEquals(-1, added.toString().indexOf(added.secret().reveal()));
  }

  @Test
  void aRevokedSecretIsRefusedAndKeepsItsFirstInstant() {
    Registered registered = aClient("ci");
    var _ = revokeSecret("ci", secretIdOf(registered).value());
    now = START.plusSeconds(5);

    Client client = accepted(revokeSecret("ci", secretIdOf(registered).value()));

    assertEquals(Optional.of(START), client.secrets().getFirst().revokedAt());
    assertEquals(
        refused(Cause.REVOKED_SECRET, secretIdOf(registered), START),
        authenticate(client, secretOf(registered), now));
  }

  @Test
  void theSecretOfAnotherClientIsNotFound() {
    Registered other = aClient("other");
    var _ = register("CI", companyOf(other), List.of(), Optional.of("ci"));

    var result = revokeSecret("ci", secretIdOf(other).value());

    assertEquals(
        Result.refused(new SecretNotFound(new ClientId("ci"), secretIdOf(other).value())), result);
  }

  @Test
  void clientsAreListed() {
    Registered registered = aClient("ci");

    assertEquals(
        List.of(registered.client()), new ListClients(store.clients()).list(Listing.first(10)));
  }

  @Test
  void everyRefusalOfTenantsAndScopesOccurs() {
    aScope("read");
    String enterprise = anEnterprise("Acme").id().value();
    Company _ = accepted(createCompany("Acme", enterprise, Optional.of("taken")));

    assertEquals(
        Leaves.of(CreateEnterpriseRefusal.class), Leaves.provokedBy(() -> createEnterprise("\n")));
    assertEquals(
        Leaves.of(EnterpriseNotFound.class),
        Leaves.provokedBy(() -> new ShowEnterprise(store.enterprises()).show("ent_0")));
    assertEquals(
        Leaves.of(CreateCompanyRefusal.class),
        Leaves.provokedBy(
            () -> createCompany(" ", "ent_0"),
            () -> createCompany("Ltd", "ent_0"),
            () -> createCompany("Ltd", "ent_0", Optional.of("-")),
            () -> createCompany("Ltd", enterprise, Optional.of("taken"))));
    assertEquals(
        Leaves.of(CompanyNotFound.class),
        Leaves.provokedBy(() -> new ShowCompany(store.companies()).show("com_0")));
    assertEquals(
        Leaves.of(CreateScopeRefusal.class),
        Leaves.provokedBy(
            () -> new CreateScope(store.scopes()).create("a b", "What it means", true, false),
            () -> new CreateScope(store.scopes()).create("write", "", true, false),
            () -> new CreateScope(store.scopes()).create("read", "Once more", true, false)));
  }

  @Test
  void everyRefusalOfClientsOccurs() {
    var _ = aClient("ci");
    Company foreign = aCompany(anEnterprise("Apex"));

    assertEquals(
        Leaves.of(ClientNotFound.class),
        Leaves.provokedBy(() -> new ShowClient(store.clients()).show("c0")));
    assertEquals(
        Leaves.of(LinkClientRefusal.class),
        Leaves.provokedBy(
            () -> link("c0", "com_0"),
            () -> link("ci", "com_0"),
            () -> link("ci", foreign.id().value())));
    assertEquals(
        Leaves.of(SecretRefusal.class),
        Leaves.provokedBy(() -> revokeSecret("c0", "s0"), () -> revokeSecret("ci", "s0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "a:b", "\0"})
  void whatDoesNotExistIsNotFoundByAnyVerb(String id) {
    var change = new TenantChange.SetActive(true);

    assertEquals(
        Result.refused(new EnterpriseNotFound(id)),
        new ShowEnterprise(store.enterprises()).show(id));
    assertEquals(
        Result.refused(new EnterpriseNotFound(id)),
        new ChangeEnterprise(store.enterprises()).change(id, change));
    assertEquals(Result.refused(new EnterpriseNotFound(id)), createCompany("Ltd", id));
    assertEquals(
        Result.refused(new CompanyNotFound(id)), new ShowCompany(store.companies()).show(id));
    assertEquals(
        Result.refused(new CompanyNotFound(id)),
        new ChangeCompany(store.companies()).change(id, change));
    assertEquals(
        Result.refused(new ClientRefusal.CompanyNotFound(id)),
        register("CI", id, List.of(), Optional.empty()));
    assertEquals(Result.refused(new ClientNotFound(id)), new ShowClient(store.clients()).show(id));
    assertEquals(
        Result.refused(new ClientNotFound(id)), new EnableClient(store.clients()).set(id, true));
    assertEquals(
        Result.refused(new ClientNotFound(id)), new UnlinkClient(store.clients()).unlink(id));
    assertEquals(
        Result.refused(new ClientNotFound(id)), new DeleteClient(store.clients()).delete(id));
    assertEquals(Result.refused(new ClientNotFound(id)), link(id, "com_1"));
    assertEquals(Result.refused(new ClientNotFound(id)), addSecret(id, Optional.empty()));
    assertEquals(Result.refused(new ClientNotFound(id)), revokeSecret(id, "sec_1"));
  }

  @Test
  void aStoreFailureIsNeverNotFound() {
    store.breakDown("");

    assertThrows(StoreUnavailable.class, () -> createEnterprise("Acme"));
    assertThrows(StoreUnavailable.class, () -> createCompany("Ltd", "ent_1"));
    assertThrows(
        StoreUnavailable.class, () -> register("CI", "com_1", List.of(), Optional.empty()));
    assertThrows(StoreUnavailable.class, () -> link("ci", "com_1"));
    assertThrows(StoreUnavailable.class, () -> addSecret("ci", Optional.empty()));
    assertThrows(StoreUnavailable.class, () -> revokeSecret("ci", "sec_1"));
    assertThrows(StoreUnavailable.class, () -> new DeleteClient(store.clients()).delete("ci"));
  }

  private Enterprise anEnterprise(String name) {
    return accepted(createEnterprise(name));
  }

  private Company aCompany(Enterprise enterprise) {
    return accepted(createCompany("Ltd", enterprise.id().value()));
  }

  private void aScope(String name) {
    var _ =
        accepted(
            new CreateScope(store.scopes()).create(name, "What " + name + " means", true, false));
  }

  private Registered aClient(String id) {
    Company company = aCompany(anEnterprise("Acme"));
    return accepted(register("CI", company.id().value(), List.of(), Optional.of(id)));
  }

  private static Secret secretOf(Registered registered) {
    return registered.secret().orElseThrow();
  }

  private static SecretId secretIdOf(Registered registered) {
    return registered.client().secrets().getFirst().id();
  }

  private static Result<Client, AuthenticationFailed> refused(
      Cause cause, SecretId secret, Instant endedAt) {
    return Result.refused(
        new AuthenticationFailed(
            cause, Optional.of(new AuthenticationFailed.Evidence(secret, endedAt))));
  }

  private static Result<Client, AuthenticationFailed> authenticate(
      Client client, Secret secret, Instant at) {
    return client.authenticate(new Proof.OfSecret(secret.digest()), "cliquify", at);
  }

  private static String companyOf(Registered registered) {
    return registered.client().company().orElseThrow().value();
  }

  private Result<Enterprise, CreateEnterpriseRefusal> createEnterprise(String name) {
    return new CreateEnterprise(store.enterprises(), clock, RANDOM).create(name);
  }

  private Result<Company, CreateCompanyRefusal> createCompany(String name, String enterprise) {
    return createCompany(name, enterprise, Optional.empty());
  }

  private Result<Company, CreateCompanyRefusal> createCompany(
      String name, String enterprise, Optional<String> slug) {
    return new CreateCompany(store.enterprises(), store.companies(), clock, RANDOM)
        .create(name, enterprise, slug, false);
  }

  private Result<Registered, RegisterClientRefusal> register(
      String name, String company, List<String> scopes, Optional<String> id) {
    return new RegisterClient(
            store.clients(),
            store.companies(),
            store.scopes(),
            mock(ClientKeySets.class),
            KnownContracts.of(Set.of("cliquify")),
            clock,
            RANDOM)
        .register(new Registration(name, company, scopes, id));
  }

  private Result<Client, LinkClientRefusal> link(String client, String company) {
    return new LinkClient(store.clients(), store.companies()).link(client, company);
  }

  private Result<Added, AddSecretRefusal> addSecret(String client, Optional<Duration> expiresIn) {
    return new AddSecret(store.clients(), clock, RANDOM).add(client, expiresIn);
  }

  private Result<Client, SecretRefusal> revokeSecret(String client, String secret) {
    return new RevokeSecret(store.clients(), clock).revoke(client, secret);
  }

  private static <T> Comparator<T> byText() {
    return Comparator.comparing(Object::toString);
  }

  private static <T> String refusalOf(Result<T, ?> result) {
    return result.fold(value -> "none", refusal -> refusal.getClass().getSimpleName());
  }

  private static <T> T accepted(Result<T, ?> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
