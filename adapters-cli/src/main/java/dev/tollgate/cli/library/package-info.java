/** The command tollgate library and the file format that it reads and writes. */
package dev.tollgate.cli.library;
