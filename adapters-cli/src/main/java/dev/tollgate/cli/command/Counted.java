package dev.tollgate.cli.command;

/** Formats a count with its noun. */
public final class Counted {

  private Counted() {}

  public static String of(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
