package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aSecret;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.ClientChange.Details;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.TokenSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for clients, but for their secrets. */
@About(Clients.class)
interface ClientsContract extends StorageUnderTest {

  private Clients clients() {
    return storage().clients();
  }

  @Test
  default void clientsAreFoundAsTheyWereSaved() {
    for (Name name : Samples.names()) {
      Client saved = aClient(aClient().id(), name, aSecret(), aSecret());

      boolean added = Samples.add(storage(), saved);

      assertTrue(added);
      assertEquals(Optional.of(saved), clients().find(saved.id()));
    }
  }

  @Test
  default void aClientWithoutCompanySecretsAndScopesIsFoundAsItWasSaved() {
    Client other = aClient();
    Client saved =
        new Client(
            other.registration(),
            other.id(),
            other.name(),
            other.enterprise(),
            Optional.empty(),
            ScopeSet.EMPTY,
            List.of(),
            false,
            Samples.NOW);

    boolean added = Samples.add(storage(), saved);

    assertTrue(added);
    assertEquals(Optional.of(saved), clients().find(saved.id()));
    assertEquals(List.of(saved), clients().page(Listing.first(10)));
  }

  @Test
  default void everyAuthenticationMethodIsStoredCompletely() {
    List<ClientAuthentication> ways =
        List.of(
            new ClientAuthentication.BySecret(List.of(aSecret(), aSecret())),
            new ClientAuthentication.BySecret(List.of()),
            new ClientAuthentication.ByKeys("{\"keys\": [{\"x\": \"\u00e9 \ud83e\udd84 \"}]}\n"),
            new ClientAuthentication.ByKeys("k".repeat(65_536)),
            new ClientAuthentication.ByKeysAt(URI.create("https://a.example/jwks?x=%20#y")),
            new ClientAuthentication.ByKeysAt(URI.create("https://a/" + "p".repeat(8_000))),
            new ClientAuthentication.None());
    for (ClientAuthentication way : ways) {
      Client saved = aClient(way, EnumSet.of(GrantType.CLIENT_CREDENTIALS), Set.of());

      boolean added = Samples.add(storage(), saved);

      assertTrue(added);
      assertEquals(Optional.of(saved), clients().find(saved.id()));
      assertTrue(clients().page(Listing.first(10)).contains(saved));
    }
    assertEquals(
        Set.of(ClientAuthentication.class.getPermittedSubclasses()),
        ways.stream().map(Object::getClass).collect(toSet()));
  }

  @Test
  default void grantsAndContractsAreStoredCompletely() {
    List<Set<GrantType>> grants = new ArrayList<>();
    grants.add(EnumSet.noneOf(GrantType.class));
    grants.add(EnumSet.allOf(GrantType.class));
    for (GrantType grant : GrantType.values()) {
      grants.add(EnumSet.of(grant));
    }
    List<Set<String>> contracts =
        List.of(Set.of(), Set.of("rfc"), Set.of("cliquify", "rfc", "better-i18n", "c".repeat(999)));
    for (Set<GrantType> each : grants) {
      for (Set<String> names : contracts) {
        Client saved = aClient(new ClientAuthentication.None(), each, names);

        boolean added = Samples.add(storage(), saved);

        assertTrue(added);
        assertEquals(Optional.of(saved), clients().find(saved.id()));
      }
    }
  }

  @Test
  default void changesLeaveAuthenticationGrantsAndContractsUntouched() {
    Client before =
        aClient(
            new ClientAuthentication.ByKeys("{}"),
            EnumSet.of(GrantType.AUTHORIZATION_CODE),
            Set.of("rfc"));
    boolean _ = Samples.add(storage(), before);

    boolean disabled = clients().change(before.id(), new ClientChange.SetEnabled(false));
    boolean enabled = clients().change(before.id(), new ClientChange.SetEnabled(true));
    boolean updated =
        clients()
            .change(before.id(), new ClientChange.Update(Details.of(before), Details.of(before)));

    assertEquals(List.of(true, true, true), List.of(disabled, enabled, updated));
    assertEquals(Optional.of(before), clients().find(before.id()));
  }

  @Test
  default void manyLongScopesKeepTheirOrder() {
    List<Scope> scopes =
        IntStream.range(0, 200)
            .mapToObj(i -> new Scope("s" + (i * 37 % 200) + ".".repeat(250)))
            .toList();
    Client other = aClient();
    Client saved =
        new Client(
            other.registration(),
            new ClientId("!".repeat(255)),
            other.name(),
            other.enterprise(),
            other.company(),
            new ScopeSet(scopes),
            other.secrets(),
            true,
            Samples.NOW);
    boolean _ = Samples.add(storage(), saved);

    Optional<Client> found = clients().find(saved.id());

    assertEquals(Optional.of(saved), found);
  }

  @Test
  default void aClientWithATakenIdIsNotAddedAndTheFirstRemains() {
    Client first = aClient();
    boolean _ = Samples.add(storage(), first);

    boolean again =
        Samples.add(storage(), aClient(first.id(), new Name("Somebody else"), aSecret()));

    assertFalse(again);
    assertEquals(Optional.of(first), clients().find(first.id()));
  }

  @Test
  default void onlyOneOfManyThreadsRegistersAnId() throws Exception {
    ClientId id = aClient().id();

    long winners =
        Race.winners(i -> Samples.add(storage(), aClient(id, new Name("n" + i), aSecret())));

    assertEquals(1, winners);
    assertEquals(1, clients().find(id).orElseThrow().secrets().size());
  }

  @Test
  default void eachConcurrentReaderGetsItsOwnClient() throws Exception {
    List<Client> saved =
        IntStream.range(0, 8)
            .mapToObj(i -> Stream.generate(Samples::aSecret).limit(i).toArray(ClientSecret[]::new))
            .map(secrets -> aClient(aClient().id(), aClient().name(), secrets))
            .toList();
    for (Client client : saved) {
      assertTrue(Samples.add(storage(), client));
    }

    long toldRight =
        Race.winners(
            i -> {
              Client mine = saved.get(i % saved.size());
              return clients().find(mine.id()).equals(Optional.of(mine))
                  && clients().find(aClient().id()).isEmpty();
            });

    assertEquals(Race.THREADS, toldRight);
  }

  @Test
  default void clientIdsAreComparedByteForByte() {
    for (String id : List.of("ci", "CI", "Ci", "ci.")) {
      assertTrue(Samples.add(storage(), aClient(new ClientId(id), new Name(id), aSecret())));
    }

    Optional<Name> found = clients().find(new ClientId("Ci")).map(Client::name);

    assertEquals(Optional.of(new Name("Ci")), found);
    assertEquals(Optional.empty(), clients().find(new ClientId("cI")));
  }

  @Test
  default void clientsAreListedByIdWithAllTheirSecrets() {
    for (String id : List.of("c", "B", "a", "d", "A")) {
      Client client = aClient(new ClientId(id), new Name(id), aSecret(), aSecret());
      assertTrue(Samples.add(storage(), client));
      assertTrue(
          clients()
              .change(client.id(), new ClientChange.SetEnabled(!List.of("B", "c").contains(id))));
    }

    assertEquals(List.of("A", "B", "a", "c", "d"), ids(Listing.first(10)));
    assertEquals(List.of("A", "B"), ids(Listing.first(2)));
    assertEquals(List.of("a", "c"), ids(new Listing("B", Optional.empty(), 2)));
    assertEquals(List.of("A", "a"), ids(new Listing("", Optional.of(true), 2)));
    assertEquals(List.of("c"), ids(new Listing("B", Optional.of(false), 2)));
    for (Client listed : clients().page(Listing.first(10))) {
      assertEquals(clients().find(listed.id()), Optional.of(listed));
    }
  }

  @Test
  default void aChangeToAClientChangesNothingElse() {
    Client before = aClient();
    Company other =
        new Company(aCompany().id(), before.enterprise(), new Name("Other"), true, Samples.NOW);
    CompanyId company = other.id();
    boolean _ = Samples.add(storage(), before);
    boolean _ = Samples.add(storage(), other);

    assertTrue(clients().change(before.id(), new ClientChange.SetEnabled(false)));
    assertTrue(clients().change(before.id(), new ClientChange.SetEnabled(false)));
    assertEquals(Optional.of(with(before, before.company(), false)), clients().find(before.id()));

    assertTrue(clients().change(before.id(), new ClientChange.Link(company)));
    assertEquals(
        Optional.of(with(before, Optional.of(company), false)), clients().find(before.id()));

    assertTrue(clients().change(before.id(), new ClientChange.Unlink()));
    assertTrue(clients().change(before.id(), new ClientChange.Unlink()));
    assertTrue(clients().change(before.id(), new ClientChange.SetEnabled(true)));
    assertEquals(Optional.of(with(before, Optional.empty(), true)), clients().find(before.id()));
  }

  @Test
  default void detailsAreUpdatedOnlyIfUnchangedSinceRead() {
    Client before = aClient();
    Name name = new Name("Renamed \ud83e\udd84 ");
    ScopeSet scopes = ScopeSet.of("b", "z.last");
    Set<Origin> origins = origins("https://b.example", "https://a.example");
    boolean _ = Samples.add(storage(), before);

    Details seen = Details.of(before);
    Details renamed = new Details(name, scopes, origins, seen.tokenSettings());
    Details empty = new Details(name, ScopeSet.EMPTY, origins, seen.tokenSettings());
    boolean updated = clients().change(before.id(), new ClientChange.Update(renamed, seen));
    boolean outdated = clients().change(before.id(), new ClientChange.Update(empty, seen));
    boolean emptied = clients().change(before.id(), new ClientChange.Update(empty, renamed));

    Client after = clients().find(before.id()).orElseThrow();
    assertEquals(List.of(true, false, true), List.of(updated, outdated, emptied));
    assertEquals(name, after.name());
    assertEquals(ScopeSet.EMPTY, after.scopes());
    assertEquals(origins, after.origins());
    assertEquals(before.secrets(), after.secrets());
    assertEquals(before.company(), after.company());
    assertEquals(before.registration(), after.registration());
  }

  @Test
  default void onlyOneOfManyThreadsUpdatesTheSameVersion() throws Exception {
    Client before = aClient();
    boolean _ = Samples.add(storage(), before);

    long winners =
        Race.winners(
            i ->
                clients()
                    .change(
                        before.id(),
                        new ClientChange.Update(
                            new Details(
                                new Name("n" + i),
                                before.scopes(),
                                before.origins(),
                                before.tokenSettings()),
                            Details.of(before))));

    assertEquals(1, winners);
  }

  private static ClientChange update(Client seen, Details details) {
    return new ClientChange.Update(details, Details.of(seen));
  }

  private static Set<Origin> origins(String... origins) {
    return Stream.of(origins).map(Origin::new).collect(toSet());
  }

  private Client addedWith(Set<Origin> origins) {
    Client client = aClient();
    assertTrue(Samples.add(storage(), client));
    assertTrue(
        clients()
            .change(
                client.id(),
                update(
                    client,
                    new Details(client.name(), client.scopes(), origins, client.tokenSettings()))));
    return clients().find(client.id()).orElseThrow();
  }

  @Test
  default void originsAreThoseOfAllClientsEachOnce() {
    assertEquals(Set.of(), clients().origins());
    Client first = addedWith(origins("https://a.example", "https://b.example:8443"));
    Client second = addedWith(origins("https://b.example:8443", "http://[::1]:3000"));
    boolean _ = Samples.add(storage(), aClient());
    assertTrue(clients().change(second.id(), new ClientChange.SetEnabled(false)));

    Set<Origin> all = clients().origins();
    boolean removed = clients().remove(first.id());

    assertEquals(origins("https://a.example", "https://b.example:8443", "http://[::1]:3000"), all);
    assertTrue(removed);
    assertEquals(second.origins(), clients().origins());
  }

  @Test
  default void manyLongOriginsSurviveWhole() {
    Set<Origin> many =
        IntStream.range(0, 32)
            .mapToObj(i -> new Origin("https://" + "a".repeat(60) + "." + "b".repeat(60) + i))
            .collect(toSet());

    Client found = addedWith(many);

    assertEquals(many, found.origins());
    assertEquals(many, clients().origins());
    assertEquals(List.of(found), clients().page(Listing.first(10)));
  }

  @Test
  default void aCodeFlowAndVersionsAreFoundAsTheyWereSavedAndUpdatedOnlyIfUnchangedSinceRead() {
    Client client = aClient();
    CodeFlow flow =
        new CodeFlow(
            List.of(
                new RedirectUri("https://app.example/cb?x=%20&y=1"),
                new RedirectUri("http://127.0.0.1/" + "z".repeat(2_000)),
                new RedirectUri("com.example.app:/cb")),
            List.of(new RedirectUri("https://app.example/bye")),
            true,
            false,
            false,
            true,
            Optional.of(anIcon(Icon.MAX_BYTES)));
    assertTrue(Samples.add(storage(), client));
    Details seen = Details.of(client);
    Details wanted =
        new Details(
            seen.name(), seen.scopes(), seen.origins(), seen.tokenSettings(), flow, VERSIONS);

    boolean updated = clients().change(client.id(), new ClientChange.Update(wanted, seen));
    boolean again = clients().change(client.id(), new ClientChange.Update(wanted, seen));

    assertEquals(List.of(true, false), List.of(updated, again));
    Client found = second().clients().find(client.id()).orElseThrow();
    assertEquals(flow, found.codeFlow());
    assertEquals(VERSIONS, found.versions());
    assertEquals(client.secrets(), found.secrets());
    Client copy = underAnotherId(found);
    assertTrue(clients().add(copy));
    assertEquals(Optional.of(copy), second().clients().find(copy.id()));
  }

  Set<ContractVersion> VERSIONS =
      Set.of(
          new ContractVersion("rfc@2026-11-01"),
          new ContractVersion("better-i18n@2026-01-31"),
          new ContractVersion("c".repeat(999) + "@2026-01-31"));

  private static Icon anIcon(int size) {
    byte[] file = new byte[size];
    byte[] start = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    System.arraycopy(start, 0, file, 0, start.length);
    return new Icon(Base64.getEncoder().encodeToString(file));
  }

  private static Client underAnotherId(Client client) {
    Client other = aClient();
    return new Client(
        other.registration(),
        other.id(),
        client.name(),
        client.enterprise(),
        client.company(),
        client.scopes(),
        client.authentication(),
        client.grants(),
        client.contracts(),
        client.origins(),
        client.tokenSettings(),
        client.codeFlow(),
        client.versions(),
        client.enabled(),
        client.createdAt());
  }

  @Test
  default void originsAreUpdatedOnlyIfUnchangedSinceRead() {
    Client seen = addedWith(origins("https://a.example"));
    Details other =
        new Details(seen.name(), seen.scopes(), origins("https://b.example"), seen.tokenSettings());

    boolean first = clients().change(seen.id(), update(seen, other));
    boolean second = clients().change(seen.id(), update(seen, other));

    assertEquals(List.of(true, false), List.of(first, second));
  }

  @Test
  default void tokenSettingsAreUpdatedOnlyIfUnchangedSinceRead() {
    Client before = Samples.withTokens(aClient(), A_MINUTE);
    boolean _ = Samples.add(storage(), before);
    Details seen = Details.of(before);
    Details other = new Details(seen.name(), seen.scopes(), seen.origins(), A_CENTURY);
    Details none = new Details(seen.name(), seen.scopes(), seen.origins(), TokenSettings.NONE);

    Optional<Client> added = clients().find(before.id());
    boolean updated = clients().change(before.id(), new ClientChange.Update(other, seen));
    boolean outdated = clients().change(before.id(), new ClientChange.Update(none, seen));
    Optional<Client> changed = clients().find(before.id());
    boolean same = clients().change(before.id(), new ClientChange.Update(other, other));
    boolean emptied = clients().change(before.id(), new ClientChange.Update(none, other));

    assertEquals(Optional.of(before), added);
    assertEquals(List.of(true, false, true, true), List.of(updated, outdated, same, emptied));
    assertEquals(Optional.of(Samples.withTokens(before, A_CENTURY)), changed);
    assertEquals(
        Optional.of(Samples.withTokens(before, TokenSettings.NONE)), clients().find(before.id()));
  }

  @Test
  default void otherChangesLeaveTokenSettingsUntouched() {
    Client before = Samples.withTokens(aClient(), A_MINUTE);
    boolean _ = Samples.add(storage(), before);

    assertTrue(clients().change(before.id(), new ClientChange.SetEnabled(false)));
    assertTrue(clients().change(before.id(), new ClientChange.Unlink()));
    assertTrue(clients().change(before.id(), new ClientChange.AddSecret(aSecret())));

    assertEquals(A_MINUTE, clients().find(before.id()).orElseThrow().tokenSettings());
  }

  TokenSettings A_MINUTE =
      new TokenSettings(
          Optional.of(Duration.ofMinutes(1)),
          new CustomClaims("{\"https://e.x/a\":[1,null,\"\\u0000\\u202e\"],\"b\":{\"c\":1E+300}}"));

  TokenSettings A_CENTURY =
      new TokenSettings(
          Optional.of(Duration.ofDays(36_500)),
          new CustomClaims("{\"a\":\"" + "x".repeat(CustomClaims.MAX_BYTES - 8) + "\"}"));

  @Test
  default void keysReplaceOnlyKeys() {
    ClientAuthentication inline = new ClientAuthentication.ByKeys("{\"keys\":[]}");
    ClientAuthentication remote = new ClientAuthentication.ByKeysAt(URI.create("https://a.b/c"));
    Client keyed = aClient(inline, Set.of(GrantType.CLIENT_CREDENTIALS), Set.of());
    Client secret = aClient();
    assertTrue(Samples.add(storage(), keyed));
    assertTrue(Samples.add(storage(), secret));

    boolean replaced = clients().change(keyed.id(), new ClientChange.SetKeys(remote));
    boolean same = clients().change(keyed.id(), new ClientChange.SetKeys(remote));
    boolean foreign = clients().change(secret.id(), new ClientChange.SetKeys(inline));
    boolean none =
        clients().change(keyed.id(), new ClientChange.SetKeys(new ClientAuthentication.None()));

    assertEquals(List.of(true, true, false, false), List.of(replaced, same, foreign, none));
    assertEquals(remote, clients().find(keyed.id()).orElseThrow().authentication());
    assertEquals(Optional.of(secret), clients().find(secret.id()));
  }

  private static Client with(Client old, Optional<CompanyId> company, boolean enabled) {
    return new Client(
        old.registration(),
        old.id(),
        old.name(),
        old.enterprise(),
        company,
        old.scopes(),
        old.secrets(),
        enabled,
        old.createdAt());
  }

  @Test
  default void anUnknownClientIsNotFoundChangedOrRemoved() {
    ClientId nobody = aClient().id();

    assertEquals(Optional.empty(), clients().find(nobody));
    assertFalse(clients().change(nobody, new ClientChange.SetEnabled(true)));
    assertFalse(clients().change(nobody, new ClientChange.Link(aCompany().id())));
    assertFalse(clients().change(nobody, new ClientChange.Unlink()));
    assertFalse(clients().remove(nobody));
    assertEquals(List.of(), clients().page(Listing.first(10)));
  }

  @Test
  default void anIdCanBeRegisteredAgainAfterItsClientIsRemoved() {
    Client first = aClient();
    Client second = aClient(first.id(), new Name("Second"), aSecret(), aSecret());
    boolean _ = Samples.add(storage(), first);

    boolean removed = clients().remove(first.id());
    Optional<Client> inBetween = clients().find(first.id());
    boolean added = Samples.add(storage(), second);

    assertTrue(removed);
    assertEquals(Optional.empty(), inBetween);
    assertTrue(added);
    assertEquals(Optional.of(second), clients().find(first.id()));
  }

  @Test
  default void onlyOneOfManyThreadsRemovesAClient() throws Exception {
    Client client = aClient();
    boolean _ = Samples.add(storage(), client);

    long winners = Race.winners(i -> clients().remove(client.id()));

    assertEquals(1, winners);
    assertEquals(Optional.empty(), clients().find(client.id()));
  }

  private List<String> ids(Listing listing) {
    return clients().page(listing).stream().map(found -> found.id().value()).toList();
  }
}
