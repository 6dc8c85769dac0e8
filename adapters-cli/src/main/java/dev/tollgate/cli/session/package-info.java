/** The command tollgate session. */
package dev.tollgate.cli.session;
