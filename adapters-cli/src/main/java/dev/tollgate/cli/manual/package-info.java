/** The command {@code tollgate manual}. */
package dev.tollgate.cli.manual;
