/** The command tollgate resource. */
package dev.tollgate.cli.resource;
