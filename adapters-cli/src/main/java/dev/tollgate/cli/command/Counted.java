package dev.tollgate.cli.command;

/** A number with what it counts. */
public final class Counted {

  private Counted() {}

  public static String of(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
