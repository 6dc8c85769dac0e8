/** Prints scripts that complete commands in a shell. */
package dev.tollgate.cli.completion;
