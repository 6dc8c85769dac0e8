/** The command tollgate explain. */
package dev.tollgate.cli.explain;
