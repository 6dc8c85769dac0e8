/**
 * The command line: its entry point and the list of its nouns, each of which has a package below.
 */
package dev.tollgate.cli;
