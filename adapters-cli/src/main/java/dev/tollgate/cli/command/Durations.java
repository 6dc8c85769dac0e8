package dev.tollgate.cli.command;

import dev.tollgate.application.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations from {@code 1s} to {@code 36500d}. */
public final class Durations implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return DurationText.parse(text)
        .filter(Duration::isPositive)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    Quoted.of(text)
                        + " is not a duration. Give a whole number with s, m, h or d, such as 30d,"
                        + " up to 36500d."));
  }
}
