/** The command tollgate grant. */
package dev.tollgate.cli.grant;
