package dev.tollgate.cli.command;

import java.time.Clock;
import java.util.random.RandomGenerator;

/** What one start of the program is given: its global options, its terminal, and its ports. */
public record Invocation(
    Tollgate options, Ports ports, Clock clock, RandomGenerator random, Terminal terminal) {}
