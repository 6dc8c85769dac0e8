/** The command tollgate key. */
package dev.tollgate.cli.key;
