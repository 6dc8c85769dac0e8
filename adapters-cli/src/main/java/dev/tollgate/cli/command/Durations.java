package dev.tollgate.cli.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations: a whole number with s, m, h or d, from {@code 1s} to {@code 36500d}. */
public final class Durations implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})([smhd])");
  private static final Duration LONGEST = Duration.ofDays(36_500);

  @Override
  public Duration convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw refused(text);
    }
    Duration duration = Duration.of(Long.parseLong(parts.group(1)), unit(parts.group(2)));
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw refused(text);
    }
    return duration;
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }

  private static TypeConversionException refused(String text) {
    return new TypeConversionException(
        Quoted.of(text)
            + " is not a duration. Give a whole number with s, m, h or d, such as 30d, up to"
            + " 36500d.");
  }
}
