package dev.tollgate.cli.output;

import java.util.OptionalInt;

/**
 * The room that a table has.
 *
 * @param width columns of the terminal; empty where nobody looks, so that nothing is cut
 * @param colour whether headings stand out
 */
public record Page(OptionalInt width, boolean colour) {}
