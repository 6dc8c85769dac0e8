package dev.tollgate.persistence.jdbc;

/** MariaDB keeps the contract. */
class MariaDbStorageTest extends ServerStorageTest {

  MariaDbStorageTest() {
    super(MariaDbServer.shared());
  }
}
