package dev.tollgate.cli.command;

import picocli.CommandLine.Option;

/** The wish to know what a command would do. */
public final class DryRun {

  @Option(names = "--dry-run", description = "Show what would change without changing anything.")
  private boolean wanted;

  public boolean isWanted() {
    return wanted;
  }
}
