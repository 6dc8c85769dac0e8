package dev.tollgate.application.storage;

/** The store that the tests of a contract work on. */
interface StorageUnderTest {

  Storage storage();

  /** One more way into the same store. */
  Storage another();

  void stopStorage();

  void restartStorage();

  void freezeStorage();

  void thawStorage();
}
