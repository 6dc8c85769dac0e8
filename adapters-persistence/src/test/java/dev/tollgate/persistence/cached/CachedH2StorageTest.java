package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.persistence.jdbc.H2StorageTest;

/** The cache keeps the contract over H2. */
class CachedH2StorageTest extends H2StorageTest {

  @Override
  protected Storage open() {
    return CachedStorage.over(super.open());
  }
}
