package dev.tollgate.application.storage;

import java.nio.file.Path;
import java.util.Optional;

/** The store that the tests of a contract work on. */
interface StorageUnderTest {

  Storage storage();

  /** Another way into the same store, opened when it is first needed. */
  Storage second();

  void stopStorage();

  void restartStorage();

  void freezeStorage();

  void thawStorage();

  /** Whether stopping the store only closes it, as the backend declares. */
  boolean isOnlyClosed();

  /** What the provider reports about the tables of this store. */
  Optional<Schema> reportedSchema();

  /** Where the store keeps its files, if it has some. */
  Optional<Path> directoryOfFiles();
}
