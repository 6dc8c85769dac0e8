package dev.tollgate.cli.command;

import java.util.function.Function;

/**
 * A command by its name, made when it is needed: reading the annotations of all commands takes
 * longer than most of them run.
 *
 * @param command makes an object whose class is a picocli {@code @Command}, or its command line
 */
public record Entry(String name, Function<Invocation, ?> command) {}
