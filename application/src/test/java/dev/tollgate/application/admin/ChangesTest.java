package dev.tollgate.application.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotAssigned;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.ScopesTooLong;
import dev.tollgate.application.admin.client.ClientRefusal.UpdateClientRefusal;
import dev.tollgate.application.admin.client.CodeFlowChanges;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.application.admin.client.UpdateClient.Changes;
import dev.tollgate.application.admin.tenant.DeleteCompany;
import dev.tollgate.application.admin.tenant.DeleteEnterprise;
import dev.tollgate.application.admin.tenant.RenameCompany;
import dev.tollgate.application.admin.tenant.RenameEnterprise;
import dev.tollgate.application.admin.tenant.TenantRefusal.DeleteCompanyRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.DeleteEnterpriseRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotEmpty;
import dev.tollgate.application.admin.tenant.TenantRefusal.RenameCompanyRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.RenameEnterpriseRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.UpdateCompanyRefusal;
import dev.tollgate.application.admin.tenant.UpdateCompany;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Contents;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.TokenSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final EnterpriseId ENTERPRISE = new EnterpriseId("ent_1");
  private static final CompanyId COMPANY = new CompanyId("com_1");
  private static final ClientId CLIENT = new ClientId("ci");

  private static final KnownContracts CONTRACTS =
      new KnownContracts(
          Set.of("rfc", "cliquify"),
          Stream.of("rfc@2026-01-01", "rfc@2026-02-01", "cliquify@2026-01-01")
              .map(ContractVersion::new)
              .collect(Collectors.toSet()));

  private static final EditClaims EDITING = new EditClaims(new SampleJson());

  private final MapStore store = new MapStore();

  @BeforeEach
  void fill() {
    assertTrue(store.enterprises().add(new Enterprise(ENTERPRISE, new Name("Acme"), true, START)));
    assertTrue(store.companies().add(new Company(COMPANY, ENTERPRISE, new Name("A"), true, START)));
    Client client =
        new Client(
            new RegistrationId("reg_1"),
            CLIENT,
            new Name("CI"),
            ENTERPRISE,
            Optional.of(COMPANY),
            ScopeSet.of("b", "a"),
            List.of(),
            true,
            START);
    assertTrue(store.clients().add(client));
    Stream.of("a", "b", "c")
        .map(scope -> new RegisteredScope(new Scope(scope), new Name("What it means")))
        .forEach(scope -> assertTrue(store.scopes().add(scope)));
  }

  @Test
  void tenantsAreRenamed() {
    Enterprise enterprise = accepted(renameEnterprise("ent_1", "Apex"));
    Company company = accepted(renameCompany("com_1", "B"));

    assertEquals(new Name("Apex"), enterprise.name());
    assertEquals(Optional.of(enterprise), store.enterprises().find(ENTERPRISE));
    assertEquals(new Name("B"), company.name());
    assertEquals(Optional.of(company), store.companies().find(COMPANY));
  }

  @Test
  void everyRefusalOfARenameOccurs() {
    assertEquals(
        Leaves.of(RenameEnterpriseRefusal.class),
        Leaves.provokedBy(
            () -> renameEnterprise("ent_1", " "),
            () -> renameEnterprise("ent_0", "B"),
            () -> renameEnterprise("a:b", "B")));
    assertEquals(
        Leaves.of(RenameCompanyRefusal.class),
        Leaves.provokedBy(
            () -> renameCompany("com_1", ""),
            () -> renameCompany("com_0", "B"),
            () -> renameCompany("a:b", "B")));
  }

  @Test
  void aTenantThatHoldsSomethingGoesOnlyWithAllOfIt() {
    var refused = deleteEnterprise("ent_1", false);
    var deleted = deleteEnterprise("ent_1", true);

    assertEquals(Result.refused(new EnterpriseNotEmpty(ENTERPRISE, 1, 1)), refused);
    assertEquals(
        Result.ok(new DeleteEnterprise.Deleted(ENTERPRISE, new Contents(1, 1, 0, 0, 0))), deleted);
    assertEquals(Optional.empty(), store.clients().find(CLIENT));
  }

  @Test
  void everyRefusalOfADeletionOccurs() {
    assertEquals(
        Leaves.of(DeleteEnterpriseRefusal.class),
        Leaves.provokedBy(
            () -> deleteEnterprise("ent_1", false),
            () -> deleteEnterprise("ent_0", true),
            () -> deleteEnterprise("a:b", true)));
    assertEquals(
        Leaves.of(DeleteCompanyRefusal.class),
        Leaves.provokedBy(
            () -> deleteCompany("com_1", false),
            () -> deleteCompany("com_0", true),
            () -> deleteCompany("a:b", true)));
    assertEquals(
        Result.ok(new DeleteCompany.Deleted(COMPANY, new Contents(0, 1, 0, 0, 0))),
        deleteCompany("com_1", true));
  }

  @Test
  void anUpdateKeepsWhatIsNotNamedAndTheOrderOfScopes() {
    Client renamed = accepted(update(Optional.of("New"), List.of(), List.of()));
    Client rescoped = accepted(update(Optional.empty(), List.of("c", "b"), List.of("a")));

    assertEquals(new Name("New"), renamed.name());
    assertEquals(ScopeSet.of("b", "a"), renamed.scopes());
    assertEquals(new Name("New"), rescoped.name());
    assertEquals(ScopeSet.of("b", "c"), rescoped.scopes());
    assertEquals(Optional.of(rescoped), store.clients().find(CLIENT));
  }

  @Test
  void allScopesThatCannotBeAddedOrRemovedAreTold() {
    var added = update(Optional.empty(), List.of("a", "x", "y"), List.of());
    var removed = update(Optional.empty(), List.of(), List.of("c", "a", "x"));

    assertEquals(Result.refused(new ScopesNotFound(List.of("x", "y"))), added);
    assertEquals(Result.refused(new ScopesNotAssigned(CLIENT, List.of("c", "x"))), removed);
  }

  @Test
  void theScopesThatAreAddedHaveRoomInTokensTogetherWithTheOthers() {
    List<String> scopes = longScopes();

    var tooMany = update(Optional.empty(), scopes, List.of("a"));
    var fewer = update(Optional.empty(), scopes.subList(1, 16), List.of());

    assertEquals(Result.refused(new ScopesTooLong(4097, 4096)), tooMany);
    assertEquals(3843, accepted(fewer).scopes().toString().length());
  }

  @Test
  void aClientThatHasTooManyScopesAlreadyMayBeRenamedAndLoseSome() {
    Client old = store.clients().find(CLIENT).orElseThrow();
    List<String> held = Stream.concat(Stream.of("a", "b"), longScopes().stream()).toList();
    ScopeSet scopes = ScopeSet.of(held.toArray(String[]::new));
    assertTrue(
        store
            .clients()
            .change(
                CLIENT,
                new ClientChange.Update(
                    new ClientChange.Details(
                        old.name(), scopes, old.origins(), old.tokenSettings()),
                    ClientChange.Details.of(old))));

    Client renamed = accepted(update(Optional.of("New"), List.of(), List.of("a")));
    var grown = update(Optional.empty(), List.of("c"), List.of());

    assertEquals(4097, renamed.scopes().toString().length());
    assertEquals(Result.refused(new ScopesTooLong(4099, 4096)), grown);
  }

  /** Sixteen that have 4095 characters together, and are created. */
  private List<String> longScopes() {
    List<String> scopes =
        IntStream.range(0, 16).mapToObj(i -> (char) ('A' + i) + "x".repeat(254)).toList();
    for (String scope : scopes) {
      boolean _ =
          store.scopes().add(new RegisteredScope(new Scope(scope), new Name("What it means")));
    }
    return scopes;
  }

  @Test
  void everyRefusalOfAnUpdateOccurs() {
    UpdateClient updating = new UpdateClient(store.clients(), store.scopes(), EDITING, CONTRACTS);
    Changes nothing = new Changes(Optional.empty(), List.of(), List.of());
    addWeb();

    assertEquals(
        Leaves.of(UpdateClientRefusal.class),
        Leaves.provokedBy(
            () -> update(Optional.of(" "), List.of(), List.of()),
            () -> update(Optional.empty(), List.of("x"), List.of()),
            () -> update(Optional.empty(), List.of(), List.of("x")),
            () -> update(Optional.empty(), longScopes(), List.of()),
            () -> updating.update("ci", origins(List.of("x"), List.of())),
            () -> updating.update("ci", origins(List.of(), List.of("https://a.example"))),
            () -> updating.update("ci", origins(manyOrigins(), List.of())),
            () -> updating.update("ci", claims("sub")),
            () -> update(Optional.empty(), List.of("openid"), List.of()),
            () -> updating.update("ci", redirects(List.of("https://a.example/"), List.of())),
            () -> updating.update("web", redirects(List.of("http://a.example/"), List.of())),
            () -> updating.update("web", redirects(List.of(), List.of("https://a.example/"))),
            () -> updating.update("web", redirects(manyOrigins(), List.of())),
            () -> updating.update("web", icon("PHN2Zy8+")),
            () -> updating.update("ci", pinned("rfc@2026-03-01")),
            () -> updating.update("co", nothing),
            () -> updating.update("a:b", nothing)));
  }

  /** A client that users authorize. */
  private void addWeb() {
    Client ci = store.clients().find(CLIENT).orElseThrow();
    boolean _ =
        store
            .clients()
            .add(
                new Client(
                    new RegistrationId("reg_web"),
                    new ClientId("web"),
                    ci.name(),
                    ci.enterprise(),
                    ci.company(),
                    ci.scopes(),
                    ci.authentication(),
                    Set.of(GrantType.AUTHORIZATION_CODE),
                    Set.of(),
                    Set.of(),
                    TokenSettings.NONE,
                    CodeFlow.NONE,
                    Set.of(),
                    true,
                    ci.createdAt()));
  }

  private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB";

  private static Changes icon(String base64) {
    return users(
        new CodeFlowChanges(
            CodeFlowChanges.Uris.NONE,
            CodeFlowChanges.Uris.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new OptionalChange.Replaced<>(base64)));
  }

  private static Changes redirects(List<String> add, List<String> remove) {
    return users(
        new CodeFlowChanges(
            new CodeFlowChanges.Uris(add, remove),
            CodeFlowChanges.Uris.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new OptionalChange.Unchanged<>()));
  }

  private static Changes users(CodeFlowChanges codeFlow) {
    return new Changes(
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new OptionalChange.Unchanged<>(),
        EditClaims.Changes.NOTHING,
        codeFlow,
        List.of());
  }

  @Test
  void howUsersAuthorizeAClientChangesAndStaysThroughOtherChanges() {
    UpdateClient updating = new UpdateClient(store.clients(), store.scopes(), EDITING, CONTRACTS);
    addWeb();
    CodeFlowChanges.Uris two =
        new CodeFlowChanges.Uris(List.of("https://a.example/", "https://b.example/"), List.of());
    CodeFlowChanges all =
        new CodeFlowChanges(
            two,
            two,
            Optional.of(true),
            Optional.of(false),
            Optional.of(true),
            Optional.of(true),
            new OptionalChange.Replaced<>(PNG));
    CodeFlowChanges without =
        new CodeFlowChanges(
            CodeFlowChanges.Uris.NONE,
            CodeFlowChanges.Uris.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new OptionalChange.Removed<>());

    Client set = accepted(updating.update("web", users(all)));
    Client less =
        accepted(updating.update("web", redirects(List.of(), List.of("https://a.example/"))));
    Client renamed =
        accepted(updating.update("web", new Changes(Optional.of("New"), List.of(), List.of())));
    Client disabled = accepted(new EnableClient(store.clients()).set("web", false));
    Client plain = accepted(updating.update("web", users(without)));

    List<RedirectUri> b = List.of(new RedirectUri("https://b.example/"));
    List<RedirectUri> ab = List.of(new RedirectUri("https://a.example/"), b.getFirst());
    Optional<Icon> icon = Optional.of(new Icon(PNG));
    assertEquals(new CodeFlow(ab, ab, true, false, false, true, icon), set.codeFlow());
    CodeFlow expected = new CodeFlow(b, ab, true, false, false, true, icon);
    assertEquals(expected, less.codeFlow());
    assertEquals(expected, renamed.codeFlow());
    assertEquals(expected, disabled.codeFlow());
    assertEquals(new CodeFlow(b, ab, true, false, false, true), plain.codeFlow());
  }

  @Test
  void scopesAboutAUserAreNotAddedToAClientThatHasThemAnyway() {
    UpdateClient updating = new UpdateClient(store.clients(), store.scopes(), EDITING, CONTRACTS);
    addWeb();

    Client same =
        accepted(
            updating.update(
                "web", new Changes(Optional.empty(), List.of("openid", "groups"), List.of())));

    assertEquals(store.clients().find(CLIENT).orElseThrow().scopes(), same.scopes());
  }

  private static Changes claims(String name) {
    SequencedMap<String, String> set = new LinkedHashMap<>(Map.of(name, "1"));
    return new Changes(
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new OptionalChange.Unchanged<>(),
        new EditClaims.Changes(set, List.of()));
  }

  @Test
  void lifetimeAndClaimsOfAClientAreSetAndTakenAway() {
    UpdateClient updating = new UpdateClient(store.clients(), store.scopes(), EDITING, CONTRACTS);
    Changes settings =
        new Changes(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new OptionalChange.Replaced<>(Duration.ofMinutes(5)),
            claims("b").claims());
    Changes without =
        new Changes(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new OptionalChange.Removed<>(),
            new EditClaims.Changes(new LinkedHashMap<>(), List.of("b")));

    Client set = accepted(updating.update("ci", settings));
    Client renamed = accepted(update(Optional.of("New"), List.of(), List.of()));
    Client unset = accepted(updating.update("ci", without));

    TokenSettings expected =
        new TokenSettings(Optional.of(Duration.ofMinutes(5)), new CustomClaims("{\"b\":1}"));
    assertEquals(expected, set.tokenSettings());
    assertEquals(expected, renamed.tokenSettings());
    assertEquals(TokenSettings.NONE, unset.tokenSettings());
    assertEquals(Optional.of(unset), store.clients().find(CLIENT));
  }

  @Test
  void detailsOfACompanyAreChangedAndEveryRefusalOccurs() {
    UpdateCompany updating = new UpdateCompany(store.companies(), EDITING);

    Company changed = accepted(updating.update("com_1", details("acme", "b")));
    assertTrue(
        store
            .companies()
            .add(
                new Company(
                    new CompanyId("com_2"),
                    ENTERPRISE,
                    new Name("B"),
                    Optional.of(new Slug("taken")),
                    OptionalLong.empty(),
                    CustomClaims.NONE,
                    false,
                    true,
                    START)));

    assertEquals(new CustomClaims("{\"b\":1}"), changed.claims());
    assertEquals(Optional.of(new Slug("acme")), changed.slug());
    assertEquals(Optional.of(changed), store.companies().find(COMPANY));
    assertEquals(
        Leaves.of(UpdateCompanyRefusal.class),
        Leaves.provokedBy(
            () -> updating.update("com_1", details("acme", "sub")),
            () -> updating.update("com_1", details("-", "a")),
            () -> updating.update("com_1", details("taken", "a")),
            () -> updating.update("com_0", details("acme", "a"))));
  }

  private static UpdateCompany.Changes details(String slug, String claim) {
    return new UpdateCompany.Changes(Optional.of(slug), claims(claim).claims(), Optional.empty());
  }

  private static Changes origins(List<String> add, List<String> remove) {
    return new Changes(
        Optional.empty(),
        List.of(),
        List.of(),
        add,
        remove,
        new OptionalChange.Unchanged<>(),
        EditClaims.Changes.NOTHING);
  }

  private static List<String> manyOrigins() {
    return IntStream.range(0, 33).mapToObj(i -> "https://a" + i + ".example").toList();
  }

  @Test
  void originsAreAddedAndRemoved() {
    UpdateClient updating = new UpdateClient(store.clients(), store.scopes(), EDITING, CONTRACTS);

    Client added =
        accepted(
            updating.update(
                "ci", origins(List.of("https://a.example", "https://b.example"), List.of())));
    Client removed =
        accepted(
            updating.update(
                "ci", origins(List.of("https://b.example"), List.of("https://a.example"))));

    assertEquals(
        Set.of(new Origin("https://a.example"), new Origin("https://b.example")), added.origins());
    assertEquals(Set.of(new Origin("https://b.example")), removed.origins());
    assertEquals(Optional.of(removed), store.clients().find(CLIENT));
  }

  @Test
  void aClientIsPinnedToOneVersionOfEachContractAndUnpinned() {
    Set<ContractVersion> one = accepted(versions("rfc@2026-01-01")).versions();
    Set<ContractVersion> two =
        accepted(versions("rfc@2026-02-01", "cliquify@2026-01-01")).versions();
    Client renamed = accepted(update(Optional.of("New"), List.of(), List.of()));
    Client unpinned = accepted(versions("rfc"));

    assertEquals(Set.of(new ContractVersion("rfc@2026-01-01")), one);
    assertEquals(
        Set.of(new ContractVersion("rfc@2026-02-01"), new ContractVersion("cliquify@2026-01-01")),
        two);
    assertEquals(two, renamed.versions());
    assertEquals(Set.of(new ContractVersion("cliquify@2026-01-01")), unpinned.versions());
    assertEquals(Optional.of(unpinned), store.clients().find(CLIENT));
  }

  private Result<Client, UpdateClientRefusal> versions(String... versions) {
    return new UpdateClient(store.clients(), store.scopes(), EDITING, CONTRACTS)
        .update("ci", pinned(versions));
  }

  private static Changes pinned(String... versions) {
    return new Changes(
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new OptionalChange.Unchanged<>(),
        EditClaims.Changes.NOTHING,
        CodeFlowChanges.NOTHING,
        List.of(versions));
  }

  @Test
  void aCompanyBecomesASandboxAndStaysOneUntilItIsNone() {
    UpdateCompany updating = new UpdateCompany(store.companies(), EDITING);

    Company sandbox = accepted(updating.update("com_1", kind(Optional.of(true))));
    Company still = accepted(updating.update("com_1", kind(Optional.empty())));
    Company none = accepted(updating.update("com_1", kind(Optional.of(false))));

    assertEquals(
        List.of(true, true, false), List.of(sandbox.sandbox(), still.sandbox(), none.sandbox()));
  }

  private static UpdateCompany.Changes kind(Optional<Boolean> sandbox) {
    return new UpdateCompany.Changes(Optional.empty(), EditClaims.Changes.NOTHING, sandbox);
  }

  @Test
  void aConcurrentChangeIsRetried() {
    Clients overtaken = mock();
    when(overtaken.find(CLIENT)).thenAnswer(_ -> store.clients().find(CLIENT));
    when(overtaken.change(any(), any()))
        .thenAnswer(
            call -> {
              Client seen = store.clients().find(CLIENT).orElseThrow();
              return seen.name().value().equals("Other")
                  ? store.clients().change(CLIENT, call.getArgument(1))
                  : !store
                      .clients()
                      .change(
                          CLIENT,
                          new ClientChange.Update(
                              new ClientChange.Details(
                                  new Name("Other"),
                                  ScopeSet.of("b"),
                                  seen.origins(),
                                  seen.tokenSettings()),
                              ClientChange.Details.of(seen)));
            });
    UpdateClient updating = new UpdateClient(overtaken, store.scopes(), EDITING, CONTRACTS);

    Client updated =
        accepted(updating.update("ci", new Changes(Optional.empty(), List.of("c"), List.of())));

    assertEquals(new Name("Other"), updated.name());
    assertEquals(ScopeSet.of("b", "c"), updated.scopes());
    assertEquals(Optional.of(updated), store.clients().find(CLIENT));
  }

  private Result<Enterprise, RenameEnterpriseRefusal> renameEnterprise(String id, String name) {
    return new RenameEnterprise(store.enterprises()).rename(id, name);
  }

  private Result<Company, RenameCompanyRefusal> renameCompany(String id, String name) {
    return new RenameCompany(store.companies()).rename(id, name);
  }

  private Result<DeleteEnterprise.Deleted, DeleteEnterpriseRefusal> deleteEnterprise(
      String id, boolean cascade) {
    return new DeleteEnterprise(store.enterprises()).delete(id, cascade);
  }

  private Result<DeleteCompany.Deleted, DeleteCompanyRefusal> deleteCompany(
      String id, boolean cascade) {
    return new DeleteCompany(store.companies()).delete(id, cascade);
  }

  private Result<Client, UpdateClientRefusal> update(
      Optional<String> name, List<String> add, List<String> remove) {
    return new UpdateClient(store.clients(), store.scopes(), EDITING, CONTRACTS)
        .update("ci", new Changes(name, add, remove));
  }

  private static <T> T accepted(Result<T, ?> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
