package dev.tollgate.domain;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters that show nothing, or change the order in which others show, so that one text can pose
 * as another: direction overrides and marks, zero-width and filler characters, tags, selectors.
 *
 * <p>Where writing needs one, it is not hidden: a joiner or non-joiner between two letters of a
 * script that joins its letters, such as Persian or Hindi; a joiner between two pictographs; a
 * variation selector after a pictograph, an ideograph or a Mongolian letter; and the Arabic, Syriac
 * and Kaithi number signs, which show.
 */
final class HiddenCharacters {

  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;

  private static final Set<UnicodeScript> JOINED =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MANDAIC,
          UnicodeScript.NKO,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER);

  private HiddenCharacters() {}

  static boolean areIn(String text) {
    int[] all = text.codePoints().toArray();
    for (int i = 0; i < all.length; i++) {
      int before = i == 0 ? ' ' : all[i - 1];
      int behind = i == all.length - 1 ? ' ' : all[i + 1];
      if (mayHide(all[i]) && !isNeeded(before, all[i], behind)) {
        return true;
      }
    }
    return false;
  }

  /** The format characters, and what else has no shape (Unicode, 5.21, default ignorable). */
  private static boolean mayHide(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> !isNumberSign(c);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default ->
          isSelector(c)
              || c == 0x034f
              || isWithin(c, 0x115f, 0x1160)
              || isWithin(c, 0x17b4, 0x17b5)
              || c == 0x2065
              || c == 0x2800
              || c == 0x3164
              || c == 0xffa0
              || isWithin(c, 0xfff0, 0xfff8)
              || isWithin(c, 0xe0000, 0xe0fff);
    };
  }

  private static boolean isNumberSign(int c) {
    return isWithin(c, 0x0600, 0x0605)
        || c == 0x06dd
        || c == 0x070f
        || isWithin(c, 0x0890, 0x0891)
        || c == 0x08e2
        || c == 0x110bd
        || c == 0x110cd;
  }

  private static boolean isSelector(int c) {
    return isMongolianSelector(c) || isWithin(c, 0xfe00, 0xfe0f) || isWithin(c, 0xe0100, 0xe01ef);
  }

  private static boolean isMongolianSelector(int c) {
    return isWithin(c, 0x180b, 0x180d) || c == 0x180f;
  }

  private static boolean isNeeded(int before, int c, int behind) {
    if (c == NON_JOINER || c == JOINER) {
      boolean letters = isJoined(before) && isJoined(behind);
      return letters || (c == JOINER && isPictographEnd(before) && isPictograph(behind));
    }
    if (isMongolianSelector(c)) {
      return UnicodeScript.of(before) == UnicodeScript.MONGOLIAN && !mayHide(before);
    }
    return isSelector(c) && (isPictograph(before) || Character.isIdeographic(before));
  }

  private static boolean isJoined(int c) {
    return JOINED.contains(UnicodeScript.of(c)) && !mayHide(c);
  }

  private static boolean isPictograph(int c) {
    return Character.isExtendedPictographic(c);
  }

  /** A pictograph may carry a colour of skin, or the selector that makes it one. */
  private static boolean isPictographEnd(int c) {
    return isPictograph(c) || Character.isEmojiModifier(c) || c == 0xfe0f;
  }

  private static boolean isWithin(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
