package dev.tollgate.cli.command;

import dev.tollgate.application.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What environment variables and a configuration file say about settings; a variable takes
 * precedence.
 */
public final class Configuration {

  private static final String FILE = "_FILE";
  private static final String PREFIX = "TOLLGATE_";

  /** What Kubernetes sets in containers for a service named tollgate. */
  private static final Pattern KUBERNETES =
      Pattern.compile("TOLLGATE_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_.+)");

  private static final Pattern VARIABLE = Pattern.compile("\\bTOLLGATE_[A-Z0-9_]+");

  private final Map<String, String> environment;
  private final SequencedMap<String, Given> fromFile = new LinkedHashMap<>();

  /**
   * A value and where it was found.
   *
   * @param place such as {@code TOLLGATE_PORT} or {@code port (tollgate.yaml, line 3)}
   */
  public record Given(String value, String place) {

    @Override
    public String toString() {
      return "Given[" + place + "]";
    }
  }

  /** Without a configuration file. */
  public Configuration(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Configuration(Map<String, String> environment, ConfigurationFile file) {
    this(environment);
    file.entries()
        .forEach(
            (key, entry) -> {
              String variable = SettingDescription.variableOf(key);
              if (!isSet(variable) && !isSet(sibling(variable))) {
                fromFile.put(
                    variable, new Given(entry.value(), key + " (" + file.at(entry.line()) + ")"));
              }
            });
  }

  /** The variable that gives the same secret in a file, or out of it. */
  private static String sibling(String variable) {
    return variable.endsWith(FILE)
        ? variable.substring(0, variable.length() - FILE.length())
        : variable + FILE;
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }

  /** The value of a variable; an empty variable counts as not set. */
  public Optional<Given> given(String variable) {
    return isSet(variable)
        ? Optional.of(new Given(environment.get(variable), variable))
        : Optional.ofNullable(fromFile.get(variable));
  }

  /** The value of a variable. */
  public Optional<String> value(String variable) {
    return given(variable).map(Given::value);
  }

  /** Sentences about variables that look like settings but are none, each with the nearest one. */
  public List<String> unknownVariables(List<SettingDescription> settings) {
    List<String> known =
        settings.stream().flatMap(setting -> setting.variables().stream()).sorted().toList();
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .filter(name -> !KUBERNETES.matcher(name).matches())
        .sorted()
        .map(
            name ->
                "Unknown setting "
                    + name
                    + ". "
                    + nearest(name, known)
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElseGet(() -> "The settings are: " + String.join(", ", known) + "."))
        .toList();
  }

  private static Optional<String> nearest(String name, List<String> known) {
    return new Suggestions(known.stream().map(Configuration::withoutPrefix).toList())
        .nearest(withoutPrefix(name))
        .map(PREFIX::concat);
  }

  private static String withoutPrefix(String name) {
    return name.substring(PREFIX.length());
  }

  /** The settings of the file that no variable overrides, by their variable. */
  public Map<String, String> behindVariables() {
    Map<String, String> values = new LinkedHashMap<>();
    fromFile.forEach((variable, given) -> values.put(variable, given.value()));
    return values;
  }

  /** The variables with the settings of the file in place of those that are not set. */
  public Map<String, String> merged() {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(behindVariables());
    return all;
  }

  /** Names settings of the file by their line, in a sentence that names their variables. */
  public String locate(String sentence) {
    return VARIABLE
        .matcher(sentence)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(fromFile.get(found.group()))
                        .map(Given::place)
                        .orElse(found.group())));
  }
}
