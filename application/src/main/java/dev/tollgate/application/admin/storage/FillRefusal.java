package dev.tollgate.application.admin.storage;

/** Why a store was not filled from another store or from a file. */
public sealed interface FillRefusal {

  /**
   * What was to be imported is no whole export of a store.
   *
   * @param line the first that is wrong, counted from 1
   */
  record ExportBroken(long line, Problem problem) implements FillRefusal {

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
   * Where a store is to be read, there are no tables of any program.
   *
   * @param store what it is called, without credentials
   */
  record StoreMissing(String store) implements FillRefusal {}

  /**
   * A store that is only to be read, or to be filled, has tables of an earlier program.
   *
   * @param store what it is called, without credentials
   */
  record TablesOutdated(String store) implements FillRefusal {}

  /**
   * The store to be filled holds something already.
   *
   * @param kind of what it holds
   */
  record StoreNotEmpty(String kind) implements FillRefusal {}

  /** Another run is filling the store. */
  record FillUnderWay() implements FillRefusal {}

  /** An earlier run began to fill the store from another source and has not ended. */
  record FillInterrupted() implements FillRefusal {}

  /** After the copy, the store differs from its source. */
  record FillDiffers() implements FillRefusal {}
}
