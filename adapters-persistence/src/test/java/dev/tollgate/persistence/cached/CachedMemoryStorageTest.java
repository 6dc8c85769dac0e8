package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.persistence.memory.MemoryStorageTest;

/** The cache keeps the contract over a store in memory. */
class CachedMemoryStorageTest extends MemoryStorageTest {

  @Override
  protected Storage open() {
    return CachedStorage.over(super.open());
  }
}
