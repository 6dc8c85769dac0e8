/** The command tollgate user. */
package dev.tollgate.cli.user;
