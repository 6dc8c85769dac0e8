package dev.tollgate.cli.command;

import picocli.CommandLine.Option;

/** The option to try a command without changing anything. */
public final class DryRun {

  @Option(names = "--dry-run", description = "Show what would change without changing anything.")
  private boolean enabled;

  public boolean isEnabled() {
    return enabled;
  }
}
