package dev.tollgate.cli.output;

import java.util.OptionalInt;

/**
 * The space available for a table.
 *
 * @param width columns of the terminal; empty where nobody looks, so that nothing is cut
 * @param colour whether headings stand out
 */
public record Page(OptionalInt width, boolean colour) {}
