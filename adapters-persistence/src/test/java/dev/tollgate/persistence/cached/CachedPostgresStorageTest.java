package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.persistence.jdbc.PostgresServer;
import dev.tollgate.persistence.jdbc.ServerStorageTest;

/** The cache keeps the contract over PostgreSQL. */
class CachedPostgresStorageTest extends ServerStorageTest {

  CachedPostgresStorageTest() {
    super(PostgresServer.shared());
  }

  @Override
  protected Storage open() {
    return CachedStorage.over(super.open());
  }
}
