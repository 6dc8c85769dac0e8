package dev.tollgate.cli.command;

import dev.tollgate.cli.command.Configuration.Given;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A setting of the program: its option, variable, key in the configuration file, help and row in
 * the documentation all come from this.
 *
 * @param group the contract or part of the program that it belongs to; empty for the server itself
 * @param name its key in the configuration file, such as {@code api-rate-limit}
 * @param hasOption whether it is also an option, such as {@code --api-rate-limit}
 * @param label stands for the value in help, such as {@code N}
 * @param fallback what holds without it
 * @param separator what separates several values; empty if it takes only one
 * @param problem what is wrong with a value, as a sentence; empty if nothing is
 */
public record SettingDescription(
    String group,
    String name,
    boolean hasOption,
    String label,
    Optional<String> fallback,
    String help,
    Kind kind,
    String separator,
    Function<String, Optional<String>> problem) {

  private static final String PREFIX = "TOLLGATE_";
  private static final String FILE = "-file";

  /** How the value of a setting is given and shown. */
  public enum Kind {
    PLAIN,
    /** May hold a password; a second setting may name a file that holds the value. */
    URL,
    /** Never shown; a second setting may name a file that holds the value. */
    SECRET,
    /** Cannot be set in the configuration file. */
    ENVIRONMENT
  }

  /** A setting without an option, of which any value is accepted here. */
  public static SettingDescription variable(
      String group, String name, String label, Optional<String> fallback, String help, Kind kind) {
    return new SettingDescription(
        group, name, false, label, fallback, help, kind, "", _ -> Optional.empty());
  }

  /** The same, also as an option. */
  public SettingDescription withOption() {
    return new SettingDescription(
        group, name, true, label, fallback, help, kind, separator, problem);
  }

  /** The environment variable that stands for a key of the configuration file. */
  public static String variableOf(String key) {
    return PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  public String variable() {
    return variableOf(name);
  }

  /** What is wrong with a value of this setting, as a sentence that says where it was given. */
  public Optional<String> mistake(Given given) {
    List<String> values =
        separator.isEmpty()
            ? List.of(given.value())
            : List.of(given.value().split(Pattern.quote(separator), -1));
    return values.stream()
        .flatMap(value -> problem.apply(value).stream())
        .findFirst()
        .map(wrong -> "Invalid value for " + given.place() + ": " + wrong);
  }

  /** The keys of the configuration file that this setting answers to. */
  public List<String> keys() {
    return kind == Kind.ENVIRONMENT ? List.of() : names();
  }

  /** The environment variables that this setting answers to. */
  public List<String> variables() {
    return names().stream().map(SettingDescription::variableOf).toList();
  }

  private List<String> names() {
    return switch (kind) {
      case PLAIN, ENVIRONMENT -> List.of(name);
      case URL, SECRET -> List.of(name, name + FILE);
    };
  }
}
