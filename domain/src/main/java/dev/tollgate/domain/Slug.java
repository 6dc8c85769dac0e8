package dev.tollgate.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name for addresses: 1 to 63 lower-case letters and digits of ASCII, with single hyphens between
 * them.
 */
public record Slug(String value) {

  private static final int MAX_LENGTH = 63;
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Slug {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a slug");
    }
  }

  /** Empty for text that is no slug. */
  public static Optional<Slug> parse(String text) {
    return isValid(text) ? Optional.of(new Slug(text)) : Optional.empty();
  }

  /** The slug that is most like a name: {@code company} if the name has nothing to take. */
  public static Slug of(Name name) {
    String letters =
        Normalizer.normalize(name.value(), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    return new Slug(shortened(letters.startsWith("-") ? letters.substring(1) : letters));
  }

  /** This slug followed by a number. */
  public Slug numbered(long number) {
    String end = "-" + number;
    String start = value.substring(0, Math.min(value.length(), MAX_LENGTH - end.length()));
    return new Slug(shortened(start) + end);
  }

  private static String shortened(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_LENGTH));
    String trimmed = start.endsWith("-") ? start.substring(0, start.length() - 1) : start;
    return trimmed.isEmpty() ? "company" : trimmed;
  }

  private static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
