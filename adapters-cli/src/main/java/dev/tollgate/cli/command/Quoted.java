package dev.tollgate.cli.command;

/** Text from outside, made fit for a sentence. */
public final class Quoted {

  private static final int MAX_LENGTH = 60;

  private Quoted() {}

  /** In quotation marks, without what a terminal would obey, and not too long. */
  public static String of(Object text) {
    String plain = plain(text.toString());
    int length = plain.codePointCount(0, plain.length());
    return '"'
        + (length <= MAX_LENGTH
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, MAX_LENGTH)) + "…")
        + '"';
  }

  /** Control characters and what turns the direction of writing become question marks. */
  public static String plain(String text) {
    return text.codePoints()
        .map(c -> isObeyed(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isObeyed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
