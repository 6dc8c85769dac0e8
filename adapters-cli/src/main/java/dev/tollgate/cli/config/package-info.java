/** The command tollgate config. */
package dev.tollgate.cli.config;
