package dev.tollgate.persistence.cached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.ChangedClients;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.persistence.memory.MemoryStorageProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients are remembered for longer than a second, but only while every change is heard of. */
@Timeout(60)
class RememberedClientsTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_123L);
  private static final long LONGER = Duration.ofSeconds(6).toNanos();
  private static final ClientChange DISABLE = new ClientChange.SetEnabled(false);

  /** More than a second, at whose end the store is asked, however slow the machine is. */
  private static final Duration DEADLINE = Duration.ofMillis(1_500);

  private final String url = "memory:" + UUID.randomUUID();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicInteger reads = new AtomicInteger();
  private final EnterpriseId enterprise = new EnterpriseId("ent_" + "a".repeat(21));
  private volatile boolean isFeedAway;
  private volatile boolean areClientsAway;

  private Storage open() {
    return new MemoryStorageProvider().open(new StorageSettings(url, Map.of()));
  }

  /** A cache over a store two ports of which fail when told to; it counts reads of clients. */
  private Storage cached() {
    Storage store = open();
    return CachedStorage.over(
        ComposedStorage.over(store)
            .with(
                Clients.class,
                watched(
                    Clients.class,
                    store.clients(),
                    () -> {
                      int _ = reads.incrementAndGet();
                      return areClientsAway;
                    }))
            .with(
                ChangedClients.class,
                watched(ChangedClients.class, store.changedClients(), () -> isFeedAway)),
        Measurements.NONE,
        () -> System.nanoTime() + passed.get());
  }

  private static <P> P watched(Class<P> port, P real, BooleanSupplier isAway) {
    return mock(
        port,
        withSettings()
            .stubOnly()
            .defaultAnswer(
                call -> {
                  if (isAway.getAsBoolean()) {
                    throw new StoreUnavailable("away", null);
                  }
                  return call.getMethod().invoke(real, call.getArguments());
                }));
  }

  private ClientId added(Storage store, String id) {
    boolean _ = store.enterprises().add(new Enterprise(enterprise, new Name("Acme"), true, NOW));
    assertTrue(
        store
            .clients()
            .add(
                new Client(
                    new RegistrationId("reg_" + id),
                    new ClientId(id),
                    new Name("ci"),
                    enterprise,
                    Optional.empty(),
                    ScopeSet.EMPTY,
                    List.of(),
                    true,
                    NOW)));
    return new ClientId(id);
  }

  private static boolean isEnabled(Storage store, ClientId id) {
    return store.clients().find(id).filter(Client::enabled).isPresent();
  }

  /** Until the client is found without a read although it was found longer ago than a second. */
  private void awaitRemembered(Storage cached, ClientId id) throws InterruptedException {
    boolean isRemembered = false;
    while (!isRemembered) {
      boolean _ = isEnabled(cached, id);
      int before = reads.get();
      passed.addAndGet(LONGER);
      Thread.sleep(250); // what makes the feed current again
      boolean _ = isEnabled(cached, id);
      isRemembered = reads.get() == before;
    }
  }

  private static void awaitNoLongerEnabled(Storage cached, ClientId id)
      throws InterruptedException {
    Eventually.within(DEADLINE, "the change is seen within a second", () -> !isEnabled(cached, id));
  }

  @Test
  void whatAnotherInstanceChangesIsSeenWithinASecond() throws Exception {
    try (Storage other = open();
        Storage cached = cached()) {
      ClientId disabled = added(other, "disabled");
      ClientId removed = added(other, "removed");
      ClientId withItsTenant = added(other, "orphaned");
      awaitRemembered(cached, disabled);
      boolean before =
          isEnabled(cached, disabled)
              && isEnabled(cached, removed)
              && isEnabled(cached, withItsTenant);

      assertTrue(before);
      assertTrue(other.clients().change(disabled, DISABLE));
      assertTrue(other.clients().remove(removed));
      awaitNoLongerEnabled(cached, disabled);
      awaitNoLongerEnabled(cached, removed);

      var _ = other.enterprises().remove(enterprise, true);
      awaitNoLongerEnabled(cached, withItsTenant);
    }
  }

  @Test
  void whatIsWantedFreshIsReadAgainAlthoughItIsRemembered() throws Exception {
    try (Storage other = open();
        Storage cached = cached()) {
      ClientId client = added(other, "fresh");
      awaitRemembered(cached, client);
      int before = reads.get();

      Optional<Client> _ = cached.clients().findFresh(client);
      Optional<Client> _ = cached.clients().findFresh(client);

      assertEquals(before + 1, reads.get());
    }
  }

  @Test
  void withoutTheFeedTheStoreIsAskedAndWithItAgainNoMore() throws Exception {
    try (Storage other = open();
        Storage cached = cached()) {
      ClientId live = added(other, "live");
      ClientId disabled = added(other, "disabled");
      awaitRemembered(cached, live);
      boolean before = isEnabled(cached, disabled);
      isFeedAway = true;
      passed.addAndGet(LONGER);
      int readsBefore = reads.get();

      assertTrue(other.clients().change(disabled, DISABLE));
      boolean after = isEnabled(cached, disabled);
      boolean isLive = isEnabled(cached, live);
      int readsAfter = reads.get();
      isFeedAway = false;

      assertEquals(List.of(true, false, true), List.of(before, after, isLive));
      assertEquals(readsBefore + 2, readsAfter);
      awaitRemembered(cached, live);
    }
  }

  @Test
  void withoutTheStoreNobodyIsFoundWhoMayHaveBeenDisabled() throws Exception {
    try (Storage other = open();
        Storage cached = cached()) {
      ClientId client = added(other, "ci");
      awaitRemembered(cached, client);
      isFeedAway = true;
      areClientsAway = true;
      passed.addAndGet(LONGER);

      assertThrows(
          StoreUnavailable.class,
          () -> {
            Optional<Client> _ = cached.clients().find(client);
          });

      isFeedAway = false;
      areClientsAway = false;
      awaitRemembered(cached, client);
    }
  }
}
