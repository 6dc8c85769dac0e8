package dev.tollgate.application;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as administrators write them: a whole number with s, m, h or d, up to 36500d. */
public final class DurationText {

  public static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})([smhd])");

  private DurationText() {}

  /** Empty for anything else. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(Duration.of(Long.parseLong(parts.group(1)), unit(parts.group(2))))
            .filter(duration -> duration.compareTo(LONGEST) <= 0)
        : Optional.empty();
  }

  /** The shortest text that {@link #parse} reads as this duration of whole seconds. */
  public static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }
}
