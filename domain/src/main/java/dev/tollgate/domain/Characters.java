package dev.tollgate.domain;

import java.util.function.IntPredicate;

/** Looks at the characters of text, without a stream: this is done many times for each request. */
public final class Characters {

  private Characters() {}

  /** Whether each character is allowed; true for empty text. */
  public static boolean all(String text, IntPredicate allowed) {
    for (int i = 0; i < text.length(); i++) {
      if (!allowed.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
