package dev.tollgate.application.storage;

/**
 * Everything that is kept, in one place. Every verb of every port ends in {@link StoreUnavailable}
 * when the store cannot answer, and works again by itself when the store is back. What a verb has
 * acknowledged survives the end of the process.
 */
public interface Storage extends AutoCloseable {

  Enterprises enterprises();

  Companies companies();

  Clients clients();

  Scopes scopes();

  Tokens tokens();

  ClientTokens clientTokens();

  AllTokens allTokens();

  Revocations revocations();

  Leases leases();

  Documents documents();

  Resources resources();

  Assertions assertions();

  Keys keys();

  @Override
  void close();
}
