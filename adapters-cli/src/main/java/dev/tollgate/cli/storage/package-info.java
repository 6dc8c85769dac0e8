/** The command tollgate storage and the format of its exports. */
package dev.tollgate.cli.storage;
