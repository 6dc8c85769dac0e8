package dev.tollgate.application;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Words among which the one that was probably meant is looked up. */
public record Suggestions(List<String> words) {

  private static final int LONGEST_COMPARED = 100;

  public Suggestions {
    words = List.copyOf(words);
  }

  /** The word that a mistyped one is most like; empty if none is near. */
  public Optional<String> nearest(String typed) {
    String start = typed.substring(0, Math.min(typed.length(), LONGEST_COMPARED));
    return words.stream()
        .filter(word -> distance(start, word) <= Math.max(2, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(start, word)));
  }

  /**
   * How many characters have to be inserted, removed or replaced to turn one text into the other.
   */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
