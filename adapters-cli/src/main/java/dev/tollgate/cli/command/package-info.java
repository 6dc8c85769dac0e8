/** What all commands share: the terminal, options, files, and how a command runs. */
package dev.tollgate.cli.command;
