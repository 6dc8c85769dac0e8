/** Shows answers as a table, JSON or YAML. */
package dev.tollgate.cli.output;
