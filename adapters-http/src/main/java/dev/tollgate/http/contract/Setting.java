package dev.tollgate.http.contract;

import dev.tollgate.application.DurationText;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One thing that a deployment decides about a contract.
 *
 * @param option its name on the command line, such as {@code --rfc-token-lifetime}
 * @param label stands for the value in help, such as {@code DURATION}
 * @param fallback the value where none is given, as text
 * @param help one sentence; the variable and the default are added to it
 * @param parser reads a value, or refuses it with a sentence that says what to give instead
 */
public record Setting<T>(
    String option,
    String label,
    String fallback,
    String help,
    Function<String, Result<T, String>> parser) {

  private static final Pattern OPTION = Pattern.compile("--[a-z0-9]+(-[a-z0-9]+)*");
  private static final int HIGHEST_COUNT = 1_000_000_000;

  public Setting {
    if (!OPTION.matcher(option).matches()) {
      throw new IllegalArgumentException(option + " is not the name of an option");
    }
    T _ = read(parser, fallback);
  }

  /** A duration between two others, both included. */
  public static Setting<Duration> duration(
      String option, Duration shortest, Duration longest, String fallback, String help) {
    return of(
        option,
        "DURATION",
        fallback,
        help,
        text ->
            DurationText.parse(text)
                .filter(it -> it.compareTo(shortest) >= 0 && it.compareTo(longest) <= 0),
        "is not a duration from %s to %s. Give a whole number with s, m, h or d, such as %s."
            .formatted(text(shortest), text(longest), fallback));
  }

  /** A number of requests; 0 usually stands for no limit. */
  public static Setting<Integer> count(String option, String fallback, String help) {
    return of(
        option,
        "N",
        fallback,
        help,
        text ->
            text.matches("[0-9]{1,10}") && Long.parseLong(text) <= HIGHEST_COUNT
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty(),
        "is not a whole number from 0 to " + HIGHEST_COUNT + ".");
  }

  /** A whole number between two others, both included. */
  public static Setting<Integer> number(
      String option, int lowest, int highest, String fallback, String help) {
    return of(
        option,
        "N",
        fallback,
        help,
        text ->
            text.matches("[0-9]{1,9}")
                    && Integer.parseInt(text) >= lowest
                    && Integer.parseInt(text) <= highest
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty(),
        "is not a whole number from %d to %d.".formatted(lowest, highest));
  }

  /** Scopes separated by spaces (RFC 6749, 3.3). */
  public static Setting<ScopeSet> scopes(String option, String fallback, String help) {
    return of(
        option,
        "SCOPES",
        fallback,
        help,
        text ->
            text.isBlank()
                ? Optional.of(ScopeSet.EMPTY)
                : ScopeSet.parse(text.strip().replaceAll(" +", " ")),
        "is not a list of scopes. Separate scopes with spaces.");
  }

  /** One of several words; the first is the default. */
  public static Setting<String> choice(
      String option, String label, List<String> choices, String help) {
    return of(
        option,
        label,
        choices.getFirst(),
        help,
        text -> Optional.of(text).filter(choices::contains),
        "is not offered. Give "
            + String.join(", ", choices.subList(0, choices.size() - 1))
            + " or "
            + choices.getLast()
            + ".");
  }

  /** The same setting with its values turned into another type. */
  public <U> Setting<U> as(Function<T, U> change) {
    return new Setting<>(option, label, fallback, help, text -> parser.apply(text).map(change));
  }

  private static <T> Setting<T> of(
      String option,
      String label,
      String fallback,
      String help,
      Function<String, Optional<T>> read,
      String problem) {
    return new Setting<>(
        option,
        label,
        fallback,
        help,
        text ->
            read.apply(text)
                .<Result<T, String>>map(Result::ok)
                .orElseGet(() -> Result.refused("\"" + text + "\" " + problem)));
  }

  private static String text(Duration duration) {
    return duration.toSeconds() % Duration.ofDays(1).toSeconds() == 0 && !duration.isZero()
        ? duration.toDays() + "d"
        : duration.toSeconds() + "s";
  }

  /**
   * The value that a text stands for.
   *
   * @throws IllegalArgumentException if the text is refused
   */
  T read(String text) {
    return read(parser, text);
  }

  private static <T> T read(Function<String, Result<T, String>> parser, String text) {
    return parser
        .apply(text)
        .fold(
            value -> value,
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /** The environment variable that stands for the option. */
  public String variable() {
    return "TOLLGATE_" + option.substring("--".length()).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
