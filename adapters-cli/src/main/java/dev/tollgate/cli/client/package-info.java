/** The command tollgate client, with its keys and secrets. */
package dev.tollgate.cli.client;
