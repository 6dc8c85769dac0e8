package dev.tollgate.application.admin.storage;

/** Why a store was not copied, exported or imported. */
public sealed interface CopyRefusal {

  /**
   * The file to import is not a complete export of a store.
   *
   * @param line the first invalid one, counted from 1
   */
  record ExportBroken(long line, Problem problem) implements CopyRefusal {

    /** What is wrong there. */
    public enum Problem {
      UNREADABLE,
      NOT_AN_EXPORT,
      NEWER,
      CHANGED,
      UNKNOWN,
      TOO_LONG,
      CUT_OFF,
      NOT_THE_END
    }
  }

  /**
   * The store to read has no tables.
   *
   * @param store what it is called, without credentials
   */
  record StoreMissing(String store) implements CopyRefusal {}

  /**
   * A store that is to be read, or copied into, has tables of an earlier version.
   *
   * @param store what it is called, without credentials
   */
  record TablesOutdated(String store) implements CopyRefusal {}

  /**
   * The target store is not empty.
   *
   * @param kind a kind of record that it holds
   */
  record StoreNotEmpty(String kind) implements CopyRefusal {}

  /** Another copy into the store is running. */
  record CopyInProgress() implements CopyRefusal {}

  /** A copy into the store from another source was begun and is not finished. */
  record CopyInterrupted() implements CopyRefusal {}

  /** After the copy, the store differs from its source. */
  record CopyDiffers() implements CopyRefusal {}
}
