package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.persistence.jdbc.H2StorageTest;
import org.junit.jupiter.api.Tag;

/** The cache keeps the contract over H2. */
@Tag("full")
class CachedH2StorageTest extends H2StorageTest {

  @Override
  protected Storage open() {
    return CachedStorage.over(super.open());
  }
}
