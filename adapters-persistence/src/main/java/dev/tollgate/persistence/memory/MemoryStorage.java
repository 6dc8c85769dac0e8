package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;

/** One way into a store in memory; once closed, it answers nothing. */
final class MemoryStorage implements Storage {

  private final MemoryData data;
  private volatile boolean closed;

  MemoryStorage(MemoryData data) {
    this.data = data;
  }

  private MemoryData open() {
    if (closed) {
      throw new StoreUnavailable("the store is closed", null);
    }
    return data;
  }

  @Override
  public Enterprises enterprises() {
    return new MemoryEnterprises(this::open);
  }

  @Override
  public Companies companies() {
    return new MemoryCompanies(this::open);
  }

  @Override
  public Clients clients() {
    return new MemoryClients(this::open);
  }

  @Override
  public Scopes scopes() {
    return new MemoryScopes(this::open);
  }

  @Override
  public Tokens tokens() {
    return new MemoryTokens(this::open);
  }

  @Override
  public ClientTokens clientTokens() {
    return new MemoryClientTokens(this::open);
  }

  @Override
  public AllTokens allTokens() {
    return new MemoryAllTokens(this::open);
  }

  @Override
  public Revocations revocations() {
    return new MemoryRevocations(this::open);
  }

  @Override
  public Leases leases() {
    return new MemoryLeases(this::open);
  }

  @Override
  public Documents documents() {
    return new MemoryDocuments(this::open);
  }

  @Override
  public Resources resources() {
    return new MemoryResources(this::open);
  }

  @Override
  public Assertions assertions() {
    return new MemoryAssertions(this::open);
  }

  @Override
  public Keys keys() {
    return new MemoryKeys(this::open);
  }

  @Override
  public void close() {
    closed = true;
  }
}
