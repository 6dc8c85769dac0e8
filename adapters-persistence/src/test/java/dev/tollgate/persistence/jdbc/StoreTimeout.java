package dev.tollgate.persistence.jdbc;

/** How long the stores of tests wait for their database. */
public final class StoreTimeout {

  /** Of a store that is never away: no test may fail because a machine is slow. */
  public static final String PATIENT = "60s";

  /** Of a store that is taken away, as stores usually have it. */
  public static final String USUAL = "2s";

  private StoreTimeout() {}

  public static String of(boolean isTakenAway) {
    return isTakenAway ? USUAL : PATIENT;
  }
}
