package dev.tollgate.bootstrap;

import dev.tollgate.application.Suggestions;
import dev.tollgate.cli.command.Secrets;
import dev.tollgate.cli.command.Tollgate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Environment variables in place of options that were not given. */
final class Variables implements IDefaultValueProvider {

  private static final String PREFIX = "TOLLGATE_";

  /** Those that stand for no option of this command. */
  static final List<String> READ_ELSEWHERE =
      Stream.of(
              Stream.of("TOLLGATE_DATA", Stores.PLUGINS, "TOLLGATE_TRACE"),
              Secrets.names(List.of(Tollgate.STORAGE, MasterKeys.VARIABLE)),
              Stream.concat(
                      Stores.OPTIONS.keySet().stream(), Secrets.names(List.of(Stores.PASSWORD)))
                  .flatMap(name -> Stream.of(name, name.replace("_STORAGE_", "_FROM_STORAGE_"))))
          .flatMap(names -> names)
          .toList();

  /** What Kubernetes sets in containers for a service named tollgate. */
  private static final Pattern KUBERNETES =
      Pattern.compile("TOLLGATE_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_.+)");

  private final CommandSpec command;
  private final Map<String, String> environment;

  Variables(CommandSpec command, Map<String, String> environment) {
    this.command = command;
    this.environment = environment;
  }

  /** The variable of an option; empty for an option without value, or of all commands. */
  static Optional<String> nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option && !option.inherited() && option.arity().max() > 0
        ? Optional.of(
            PREFIX
                + option
                    .longestName()
                    .substring("--".length())
                    .replace('-', '_')
                    .toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    Optional<String> name = nameOf(argument);
    Optional<String> value = name.map(environment::get).filter(text -> !text.isEmpty());
    value.ifPresent(text -> check(argument, name.orElseThrow(), text));
    return value.orElse(null);
  }

  private void check(ArgSpec argument, String name, String value) {
    String separator = argument.splitRegex();
    List<String> parts = separator.isEmpty() ? List.of(value) : List.of(value.split(separator, -1));
    for (ITypeConverter<?> converter : argument.converters()) {
      for (String part : parts) {
        try {
          Object _ = converter.convert(part);
        } catch (TypeConversionException e) {
          throw new ParameterException(
              command.commandLine(), "Invalid value for " + name + ": " + e.getMessage(), e);
        } catch (Exception e) {
          throw new IllegalStateException("a converter failed", e);
        }
      }
    }
  }

  /**
   * Refuses a variable that looks like a setting but is not one.
   *
   * @throws ParameterException that names the nearest setting
   */
  void refuseUnknown() {
    List<String> known =
        Stream.concat(
                command.options().stream().flatMap(option -> nameOf(option).stream()),
                READ_ELSEWHERE.stream())
            .sorted()
            .toList();
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .filter(name -> !KUBERNETES.matcher(name).matches())
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new ParameterException(
                  command.commandLine(),
                  "Unknown setting "
                      + name
                      + ". "
                      + nearest(name, known)
                          .map(nearest -> "Did you mean " + nearest + "?")
                          .orElseGet(() -> "The settings are: " + String.join(", ", known) + "."));
            });
  }

  private static Optional<String> nearest(String name, List<String> known) {
    return new Suggestions(known.stream().map(Variables::withoutPrefix).toList())
        .nearest(withoutPrefix(name))
        .map(PREFIX::concat);
  }

  private static String withoutPrefix(String name) {
    return name.replaceFirst("^" + PREFIX, "");
  }
}
