/** The command tollgate token. */
package dev.tollgate.cli.token;
