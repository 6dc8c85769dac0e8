package dev.tollgate.persistence.jdbc;

import org.junit.jupiter.api.parallel.ResourceLock;

/** MariaDB keeps the contract. */
@ResourceLock(MariaDbServer.LOCK)
class MariaDbStorageTest extends ServerStorageTest {

  MariaDbStorageTest() {
    super(MariaDbServer.shared());
  }
}
