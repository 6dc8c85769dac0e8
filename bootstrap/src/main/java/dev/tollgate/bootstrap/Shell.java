package dev.tollgate.bootstrap;

/** Writes words for a POSIX shell, in which they can be pasted. */
final class Shell {

  private Shell() {}

  /** One word, in quotation marks if a shell would read more into it. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
