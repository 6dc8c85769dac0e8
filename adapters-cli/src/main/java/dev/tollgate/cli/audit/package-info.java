/** The command tollgate audit. */
package dev.tollgate.cli.audit;
