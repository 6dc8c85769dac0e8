package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import java.util.function.LongSupplier;

/** A store that answers from memory what it found in another store within the last second. */
public final class CachedStorage implements Storage {

  private static final int MAX_ENTERPRISES = 2_000;
  private static final int MAX_COMPANIES = 10_000;
  private static final int MAX_CLIENTS = 20_000;
  private static final int MAX_TOKENS = 50_000;

  private final Storage store;
  private final Enterprises enterprises;
  private final Companies companies;
  private final Clients clients;
  private final Tokens tokens;
  private final Resources resources;

  private CachedStorage(Storage store, LongSupplier nanos) {
    this.store = store;
    this.enterprises =
        new CachedEnterprises(store.enterprises(), new Recent<>(MAX_ENTERPRISES, false, nanos));
    this.companies =
        new CachedCompanies(store.companies(), new Recent<>(MAX_COMPANIES, false, nanos));
    this.clients = new CachedClients(store.clients(), new Recent<>(MAX_CLIENTS, true, nanos));
    this.tokens = new CachedTokens(store.tokens(), new Recent<>(MAX_TOKENS, false, nanos));
    this.resources = new CachedResources(store.resources(), new Recent<>(1, false, nanos));
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
  public Scopes scopes() {
    return store.scopes();
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public ClientTokens clientTokens() {
    return store.clientTokens();
  }

  @Override
  public Documents documents() {
    return store.documents();
  }

  @Override
  public Resources resources() {
    return resources;
  }

  @Override
  public Assertions assertions() {
    return store.assertions();
  }

  @Override
  public Keys keys() {
    return store.keys();
  }

  @Override
  public void close() {
    store.close();
  }
}
