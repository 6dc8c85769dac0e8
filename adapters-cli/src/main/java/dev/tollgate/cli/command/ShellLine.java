package dev.tollgate.cli.command;

/** Writes command lines that can be pasted into a POSIX shell. */
public final class ShellLine {

  private ShellLine() {}

  /** One word, in quotation marks if a shell would read it differently without them. */
  public static String word(String word) {
    return word.matches("[A-Za-z0-9_./:@%+-][A-Za-z0-9_./:@%+=-]*")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A command with an argument, also if the argument looks like an option. */
  public static String command(String command, Object argument) {
    String text = argument.toString();
    return command + (text.startsWith("-") ? " -- " : " ") + word(text);
  }

  /** An option with its value, also if the value looks like an option. */
  public static String option(String name, Object value) {
    String text = value.toString();
    return name + (text.startsWith("-") ? "=" : " ") + word(text);
  }
}
