package dev.tollgate.persistence.jdbc;

import org.junit.jupiter.api.parallel.ResourceLock;

/** PostgreSQL keeps the contract. */
@ResourceLock(PostgresServer.LOCK)
class PostgresStorageTest extends ServerStorageTest {

  PostgresStorageTest() {
    super(PostgresServer.shared());
  }
}
