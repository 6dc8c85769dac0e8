package dev.tollgate.bootstrap;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the name that was probably meant. */
final class Nearest {

  private static final int FARTHEST = 3;

  private Nearest() {}

  static Optional<String> of(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= FARTHEST)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** The edit distance, with swapped neighbours as one edit. */
  private static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        steps[i][j] =
            Math.min(
                steps[i - 1][j - 1] + replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[from.length()][to.length()];
  }
}
