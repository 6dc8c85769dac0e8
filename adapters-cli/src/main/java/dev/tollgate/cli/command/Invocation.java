package dev.tollgate.cli.command;

import java.lang.reflect.Method;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * What one start of the program is given: its global options, its terminal, and its ports.
 *
 * @param command the word after the noun, probably one of its commands
 */
public record Invocation(
    Tollgate options,
    Ports ports,
    Clock clock,
    RandomGenerator random,
    Terminal terminal,
    Optional<String> command) {

  /**
   * The command line of a noun, with the command that was asked for, or else with all.
   *
   * @param noun an object with a method for each command
   * @param others its commands that have a class of their own
   */
  public CommandLine noun(Object noun, Entry... others) {
    Map<String, Supplier<?>> commands = new LinkedHashMap<>();
    for (Method method : CommandLine.getCommandMethods(noun.getClass(), null)) {
      commands.put(method.getAnnotation(Command.class).name(), () -> method);
    }
    for (Entry other : others) {
      commands.put(other.name(), () -> other.command().apply(this));
    }
    command
        .filter(commands::containsKey)
        .ifPresent(asked -> commands.keySet().retainAll(Set.of(asked)));
    CommandLine line = new CommandLine(noun);
    commands.forEach((name, made) -> line.addSubcommand(name, made.get()));
    return line;
  }
}
