package dev.tollgate.persistence.cached;

import static dev.tollgate.persistence.cached.AnnouncedStorage.announced;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.ChangedClient;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.application.storage.Users;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A store that answers from memory what it found in another store within the last second; tokens
 * and clients also longer, while it hears of every revocation and of every change of a client.
 */
public final class CachedStorage {

  private static final int MAX_ENTERPRISES = 2_000;
  private static final int MAX_COMPANIES = 10_000;
  private static final int MAX_CLIENTS = 20_000;
  private static final int MAX_USERS = 20_000;
  private static final int MAX_GRANTS = 50_000;
  private static final int MAX_CODES = 50_000;
  private static final int MAX_TOKENS = 50_000;

  /** About 8 MB, or twice that where a text needs two bytes for each character. */
  private static final long MAX_CHARACTERS = 8_000_000;

  private CachedStorage() {}

  /** Closing it closes the store below. */
  public static Storage over(Storage store) {
    return over(store, Measurements.NONE);
  }

  /** The same, which reports how often it answers from memory, and how current its feed is. */
  public static Storage over(Storage store, Measurements measurements) {
    return over(store, measurements, System::nanoTime);
  }

  static Storage over(Storage store, Measurements measurements, LongSupplier nanos) {
    Caches caches = new Caches(measurements, nanos);
    ChangeFeed<Revocation> revocations =
        new ChangeFeed<>(
            store.revocations()::latest, store.revocations()::after, Revocation::place, nanos);
    ChangeFeed<ChangedClient> changedClients =
        new ChangeFeed<>(
            store.changedClients()::latest,
            store.changedClients()::after,
            ChangedClient::place,
            nanos);
    measurements.gauge(
        new Metric(
            "tollgate_revocation_feed_age_seconds",
            "Time since the last complete read of the revocations began.",
            Map.of()),
        () -> revocations.age() / 1e9);
    measurements.gauge(
        new Metric(
            "tollgate_client_feed_age_seconds",
            "Time since the last complete read of the changes of clients began.",
            Map.of()),
        () -> changedClients.age() / 1e9);
    CachedTokens tokens =
        new CachedTokens(
            announced(Tokens.class, store.tokens()),
            caches.report(
                "tokens",
                new Recent<>(MAX_TOKENS, false, nanos, ChangeFeed.MAX_AGE, revocations::maxAge)),
            caches.recent("opaque_tokens", MAX_TOKENS));
    CachedClients clients =
        new CachedClients(
            announced(Clients.class, store.clients()),
            caches.report(
                "clients",
                new Recent<>(
                    MAX_CLIENTS, true, nanos, ChangeFeed.MAX_AGE, changedClients::maxAge)));
    Poller revoked =
        new Poller("Revocations", () -> revocations.read(it -> tokens.forget(it.token())));
    Poller changed =
        new Poller(
            "Changes of clients", () -> changedClients.read(it -> clients.forget(it.client())));
    return ComposedStorage.over(
            AnnouncedStorage.over(store),
            () -> {
              revoked.close();
              changed.close();
              store.close();
            })
        .with(
            Enterprises.class,
            new CachedEnterprises(
                announced(Enterprises.class, store.enterprises()),
                caches.recent("enterprises", MAX_ENTERPRISES)))
        .with(
            Companies.class,
            new CachedCompanies(
                announced(Companies.class, store.companies()),
                caches.recent("companies", MAX_COMPANIES)))
        .with(Clients.class, clients)
        .with(
            Resources.class,
            new CachedResources(
                announced(Resources.class, store.resources()), caches.recent("resources", 1)))
        .with(
            Documents.class,
            new CachedDocuments(
                announced(Documents.class, store.documents()),
                caches.report(
                    "documents", Recent.weighing(CachedDocuments::weight, MAX_CHARACTERS, nanos)),
                new AtomicLong()))
        .with(
            Users.class,
            new CachedUsers(
                announced(Users.class, store.users()), caches.recent("users", MAX_USERS)))
        .with(
            Grants.class,
            new CachedGrants(
                announced(Grants.class, store.grants()), caches.recent("grants", MAX_GRANTS)))
        .with(
            AuthorizationCodes.class,
            new CachedAuthorizationCodes(
                announced(AuthorizationCodes.class, store.authorizationCodes()),
                caches.recent("authorization_codes", MAX_CODES)))
        .with(Tokens.class, tokens);
  }

  /** Makes caches, each of which reports its reads. */
  private record Caches(Measurements measurements, LongSupplier nanos) {

    <K, V> Recent<K, V> recent(String name, int size) {
      return report(name, new Recent<>(size, false, nanos));
    }

    <K, V> Recent<K, V> report(String name, Recent<K, V> recent) {
      measurements.counter(reads(name, "hit"), recent::hits);
      measurements.counter(reads(name, "miss"), recent::misses);
      return recent;
    }

    private static Metric reads(String name, String outcome) {
      return new Metric(
          "tollgate_cache_reads_total",
          "Reads of what the cache keeps; a miss asks the store.",
          Map.of("cache", name, "outcome", outcome));
    }
  }
}
