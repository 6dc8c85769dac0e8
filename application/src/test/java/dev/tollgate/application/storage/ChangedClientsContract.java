package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aSecret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.ClientChange.Details;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for the changes of clients that instances tell each other of. */
@About(ChangedClients.class)
interface ChangedClientsContract extends StorageUnderTest {

  private Client added(Client client) {
    assertTrue(Samples.add(storage(), client));
    return client;
  }

  private ClientId added() {
    return added(aClient()).id();
  }

  private boolean change(ClientId client, ClientChange change) {
    return storage().clients().change(client, change);
  }

  private ClientId changed() {
    ClientId client = added();
    assertTrue(change(client, new ClientChange.SetEnabled(false)));
    return client;
  }

  private List<ClientId> toldSince(long place) {
    return clients(second().changedClients().after(place, 1_000));
  }

  private static List<ClientId> clients(List<ChangedClient> changes) {
    return changes.stream().map(ChangedClient::client).toList();
  }

  @Test
  default void anotherInstanceReadsChangesInOrder() {
    ChangedClients told = second().changedClients();
    long start = told.latest();
    ClientId first = changed();
    long between = told.latest();
    ClientId second = changed();

    List<ChangedClient> both = told.after(start, 10);

    assertEquals(List.of(first, second), clients(both));
    assertEquals(between, both.getFirst().place());
    assertEquals(told.latest(), both.getLast().place());
    assertTrue(0 <= start && start < between && between < told.latest());
    assertEquals(both.subList(1, 2), told.after(between, 10));
    assertEquals(both.subList(0, 1), told.after(start, 1));
    assertEquals(List.of(), told.after(told.latest(), 10));
  }

  @Test
  default void everyKindOfChangeIsTold() {
    ClientSecret secret = aSecret();
    Client client = added(aClient(aClient().id(), new Name("ci"), secret));
    Client keyed =
        added(
            aClient(
                new ClientAuthentication.ByKeys("{\"keys\":[]}"),
                Set.of(GrantType.CLIENT_CREDENTIALS),
                Set.of()));
    Company company = aCompany();
    assertTrue(Samples.add(storage(), company));
    Details details = Details.of(client);
    List<ClientChange> changes =
        List.of(
            new ClientChange.SetEnabled(false),
            new ClientChange.Link(company.id()),
            new ClientChange.Unlink(),
            new ClientChange.Update(details, details),
            new ClientChange.AddSecret(aSecret()),
            new ClientChange.RevokeSecret(secret.id(), Samples.NOW));
    ClientChange keys =
        new ClientChange.SetKeys(
            new ClientAuthentication.ByKeysAt(URI.create("https://keys.example/jwks")));

    for (ClientChange change : changes) {
      long start = storage().changedClients().latest();
      assertTrue(change(client.id(), change), change::toString);
      assertEquals(List.of(client.id()), toldSince(start), change::toString);
    }
    long beforeKeys = storage().changedClients().latest();
    assertTrue(change(keyed.id(), keys));
    assertEquals(List.of(keyed.id()), toldSince(beforeKeys));
    long beforeRemoval = storage().changedClients().latest();
    assertTrue(storage().clients().remove(client.id()));
    assertEquals(List.of(client.id()), toldSince(beforeRemoval));
  }

  @Test
  default void whatDoesNotApplyIsNotTold() {
    Client client = added(aClient());
    ClientId nobody = aClient().id();
    long start = storage().changedClients().latest();

    assertFalse(storage().clients().add(client));
    assertFalse(storage().clients().add(aClient()), "its enterprise does not exist");
    assertFalse(change(nobody, new ClientChange.SetEnabled(false)));
    assertFalse(change(client.id(), new ClientChange.Link(aCompany().id())));
    assertFalse(change(client.id(), new ClientChange.RevokeSecret(aSecret().id(), Samples.NOW)));
    assertFalse(storage().clients().remove(nobody));

    assertEquals(List.of(), toldSince(start));
    assertEquals(Optional.of(client), storage().clients().find(client.id()));
  }

  @Test
  default void clientsThatGoWithTheirTenantAreTold() {
    Company company = aCompany();
    assertTrue(Samples.add(storage(), company));
    ClientId linked = added();
    assertTrue(change(linked, new ClientChange.Link(company.id())));
    Client owned = added(aClient());
    long start = storage().changedClients().latest();

    Removal kept = storage().companies().remove(company.id(), false);
    Removal ofCompany = storage().companies().remove(company.id(), true);
    List<ClientId> afterCompany = toldSince(start);
    long between = storage().changedClients().latest();
    Removal ofEnterprise = storage().enterprises().remove(owned.enterprise(), true);

    assertTrue(kept instanceof Removal.NotEmpty);
    assertTrue(ofCompany instanceof Removal.Done && ofEnterprise instanceof Removal.Done);
    assertEquals(List.of(linked), afterCompany);
    assertEquals(List.of(owned.id()), toldSince(between));
  }

  @Test
  default void concurrentChangesAreAllTold() throws Exception {
    List<ClientId> changed = new ArrayList<>();
    for (int i = 0; i < Race.THREADS; i++) {
      changed.add(added());
    }
    long start = storage().changedClients().latest();

    long winners = Race.winners(i -> change(changed.get(i), new ClientChange.SetEnabled(false)));

    List<ChangedClient> told = second().changedClients().after(start, 2 * Race.THREADS);
    assertEquals(Race.THREADS, winners);
    assertEquals(Race.THREADS, told.size());
    assertEquals(Set.copyOf(changed), Set.copyOf(clients(told)));
    assertEquals(
        told.stream().map(ChangedClient::place).sorted().distinct().toList(),
        told.stream().map(ChangedClient::place).toList());
  }

  @Test
  default void oldChangesAreTrimmedInBatchesAndPlacesKeepGrowing() {
    List<ClientId> _ = List.of(changed(), changed(), changed());
    long highest = storage().changedClients().latest();

    List<Integer> trimmed =
        List.of(
            storage().changedClients().trim(Duration.ofHours(1), 2),
            storage().changedClients().trim(Duration.ZERO, 2),
            storage().changedClients().trim(Duration.ZERO, 2),
            storage().changedClients().trim(Duration.ZERO, 2));
    List<ChangedClient> left = second().changedClients().after(0, 10);
    ClientId next = changed();

    assertEquals(List.of(0, 2, 1, 0), trimmed);
    assertEquals(List.of(), left);
    assertEquals(List.of(next), toldSince(highest));
  }
}
