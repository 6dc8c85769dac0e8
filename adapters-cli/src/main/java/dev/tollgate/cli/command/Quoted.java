package dev.tollgate.cli.command;

/** Quotes untrusted text in messages. */
public final class Quoted {

  private static final int MAX_LENGTH = 60;

  private Quoted() {}

  /** In quotation marks, without terminal control characters, and shortened if it is long. */
  public static String of(Object text) {
    String plain = plain(text.toString());
    int length = plain.codePointCount(0, plain.length());
    return '"'
        + (length <= MAX_LENGTH
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, MAX_LENGTH)) + "…")
        + '"';
  }

  /** Replaces control characters and direction overrides by question marks. */
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
