package dev.tollgate.persistence.jdbc;

/** PostgreSQL keeps the contract. */
class PostgresStorageTest extends ServerStorageTest {

  PostgresStorageTest() {
    super(PostgresServer.shared());
  }
}
