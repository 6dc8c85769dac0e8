/** The command tollgate errors. */
package dev.tollgate.cli.errors;
