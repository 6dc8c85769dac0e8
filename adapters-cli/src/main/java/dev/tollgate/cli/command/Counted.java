package dev.tollgate.cli.command;

/** A number with what it counts. */
final class Counted {

  private Counted() {}

  static String of(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
