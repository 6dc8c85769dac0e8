package dev.tollgate.application.storage;

/** A store that leaves to another store whatever a derived class does not answer itself. */
public abstract class ForwardingStorage implements Storage {

  private final Storage store;

  /** Closing it closes the store below. */
  protected ForwardingStorage(Storage store) {
    this.store = store;
  }

  @Override
  public Enterprises enterprises() {
    return store.enterprises();
  }

  @Override
  public Companies companies() {
    return store.companies();
  }

  @Override
  public Clients clients() {
    return store.clients();
  }

  @Override
  public Scopes scopes() {
    return store.scopes();
  }

  @Override
  public Tokens tokens() {
    return store.tokens();
  }

  @Override
  public ClientTokens clientTokens() {
    return store.clientTokens();
  }

  @Override
  public AllTokens allTokens() {
    return store.allTokens();
  }

  @Override
  public Revocations revocations() {
    return store.revocations();
  }

  @Override
  public Leases leases() {
    return store.leases();
  }

  @Override
  public Documents documents() {
    return store.documents();
  }

  @Override
  public Resources resources() {
    return store.resources();
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
