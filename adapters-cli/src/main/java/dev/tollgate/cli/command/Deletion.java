package dev.tollgate.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that delete. */
public final class Deletion {

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  private boolean yes;

  @Mixin private DryRun dryRun;

  boolean isConfirmed() {
    return yes;
  }

  DryRun dryRun() {
    return dryRun;
  }
}
