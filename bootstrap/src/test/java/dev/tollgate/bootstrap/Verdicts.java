package dev.tollgate.bootstrap;

import java.time.Duration;
import java.util.Locale;

/** The table that a benchmark of failures prints, row by row. */
final class Verdicts {

  private boolean allHeld = true;
  private boolean hasBegun;

  /** Tells what happened, or fails with an exception, which is a verdict, too. */
  interface Check {

    /** The figures; throws {@link AssertionError} with them if it did not hold. */
    String run() throws Exception;
  }

  void check(String what, Check check) {
    if (!hasBegun) {
      System.out.println("| what | verdict | figures |");
      System.out.println("|---|---|---|");
      hasBegun = true;
    }
    String verdict = "held";
    String figures;
    try {
      figures = check.run();
    } catch (Exception | AssertionError e) {
      allHeld = false;
      verdict = "failed";
      figures = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    System.out.printf("| %s | %s | %s |%n", what, verdict, figures.replace('\n', ' '));
    System.out.flush();
  }

  boolean allHeld() {
    return allHeld;
  }

  static void require(boolean condition, String figures) {
    if (!condition) {
      throw new AssertionError(figures);
    }
  }

  static String seconds(Duration time) {
    return seconds(time.toNanos() / 1e9);
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }
}
