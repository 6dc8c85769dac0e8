package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.ForwardingStorage;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import java.util.function.LongSupplier;

/**
 * A store that answers from memory what it found in another store within the last second, tokens
 * also longer while it hears of every revocation.
 */
public final class CachedStorage extends ForwardingStorage {

  private static final int MAX_ENTERPRISES = 2_000;
  private static final int MAX_COMPANIES = 10_000;
  private static final int MAX_CLIENTS = 20_000;
  private static final int MAX_TOKENS = 50_000;

  private final Enterprises enterprises;
  private final Companies companies;
  private final Clients clients;
  private final Resources resources;
  private final CachedTokens tokens;
  private final Polling polling;

  private CachedStorage(Storage store, LongSupplier nanos) {
    super(store);
    RevocationFeed feed = new RevocationFeed(store.revocations(), nanos);
    this.enterprises =
        new CachedEnterprises(store.enterprises(), new Recent<>(MAX_ENTERPRISES, false, nanos));
    this.companies =
        new CachedCompanies(store.companies(), new Recent<>(MAX_COMPANIES, false, nanos));
    this.clients = new CachedClients(store.clients(), new Recent<>(MAX_CLIENTS, true, nanos));
    this.resources = new CachedResources(store.resources(), new Recent<>(1, false, nanos));
    this.tokens =
        new CachedTokens(
            store.tokens(),
            new Recent<>(MAX_TOKENS, false, nanos, RevocationFeed.MAX_AGE, feed::maxAge),
            new Recent<>(MAX_TOKENS, false, nanos));
    this.polling = new Polling(() -> feed.read(tokens::forget));
  }

  /** Closing it closes the store below. */
  public static Storage over(Storage store) {
    return over(store, System::nanoTime);
  }

  static Storage over(Storage store, LongSupplier nanos) {
    return new CachedStorage(store, nanos);
  }

  @Override
  public Enterprises enterprises() {
    return enterprises;
  }

  @Override
  public Companies companies() {
    return companies;
  }

  @Override
  public Clients clients() {
    return clients;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public Resources resources() {
    return resources;
  }

  @Override
  public void close() {
    polling.close();
    super.close();
  }
}
