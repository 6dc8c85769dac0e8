/** The command tollgate scope. */
package dev.tollgate.cli.scope;
