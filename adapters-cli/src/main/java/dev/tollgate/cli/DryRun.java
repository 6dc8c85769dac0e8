package dev.tollgate.cli;

import picocli.CommandLine.Option;

/** The wish to know what a command would do. */
final class DryRun {

  @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
  private boolean wanted;

  boolean isWanted() {
    return wanted;
  }
}
